/**
 * The front room: clients with all that they can do. What it offers leaves the house by `mod.ts`.
 *
 * @module
 */

export { connect, type ConnectOptions, createClient, fromConfig, tools } from "./connect.ts";

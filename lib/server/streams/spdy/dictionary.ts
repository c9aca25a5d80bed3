/**
 * The words that both ends of SPDY/3.1 know before the first header block.
 *
 * Source: https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#2610-name-value-header-block
 *
 * @module
 */

/** Header names, and what they are often followed by; each stands behind its length. */
const WORDS = "options,head,post,put,delete,trace,accept,accept-charset,accept-encoding," +
  "accept-language,accept-ranges,age,allow,authorization,cache-control,connection," +
  "content-base,content-encoding,content-language,content-length,content-location," +
  "content-md5,content-range,content-type,date,etag,expect,expires,from,host,if-match," +
  "if-modified-since,if-none-match,if-range,if-unmodified-since,last-modified,location," +
  "max-forwards,pragma,proxy-authenticate,proxy-authorization,range,referer,retry-after," +
  "server,te,trailer,transfer-encoding,upgrade,user-agent,vary,via,warning," +
  "www-authenticate,method,get,status,200 OK,version,HTTP/1.1,url,public,set-cookie," +
  "keep-alive,origin";

/** Status codes, dates and values, run together. */
const TAIL =
  "1001012012022052063003023033043053063074024054064074084094104114124134144154164175025045" +
  "05203 Non-Authoritative Information204 No Content301 Moved Permanently400 Bad Request401" +
  " Unauthorized403 Forbidden404 Not Found500 Internal Server Error501 Not Implemented503 S" +
  "ervice UnavailableJan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec 00:00:00 Mon, Tue, We" +
  "d, Thu, Fri, Sat, Sun, GMTchunked,text/html,image/png,image/jpg,image/gif,application/xm" +
  "l,application/xhtml+xml,text/plain,text/javascript,publicprivatemax-age=gzip,deflate,sdc" +
  "hcharset=utf-8charset=iso-8859-1,utf-,*,enq=0.";

/** The 1423 bytes of the dictionary. */
export function spdyDictionary(): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const parts = WORDS.split(",").map((word) => {
    const bytes = utf8.encode(word);
    return [0, 0, 0, bytes.length, ...bytes];
  });
  return Uint8Array.from([...parts.flat(), ...utf8.encode(TAIL)]);
}

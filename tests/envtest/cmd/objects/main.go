// Makes random objects of all kinds that Go knows, and prints one a line as JSON with what Go's
// serializers make of it: its JSON, its protobuf, its YAML, and the JSON of what the protobuf says.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"reflect"
	"sort"
	"strings"
	"time"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	jsonserializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	"sigs.k8s.io/randfill"
)

// One object in all forms.
type forms struct {
	Name     string `json:"name"`
	JSON     string `json:"json"`
	YAML     string `json:"yaml"`
	Protobuf []byte `json:"protobuf"`
	// Of the JSON, read again: what an encoder that starts from JSON should write.
	FromJSON []byte `json:"fromJson"`
	// Of the protobuf, read again.
	FromProtobuf string `json:"fromProtobuf"`
}

var words = []string{"", "a", "x-1", "Ä ö", "名前", "😀", "yes", "0x1F", "1e3", "null", "~", "a: b", "- a", "line\nbreak", "tab\t", "\"quoted\"", "<&>", " edge ", "2001-01-01", "\u2028", "\u0000\u001f"}

func text(r *rand.Rand) string { return words[r.Intn(len(words))] }

func filler(r *rand.Rand, nils float64, most int) *randfill.Filler {
	return randfill.New().RandSource(r).NilChance(nils).NumElements(0, most).MaxDepth(12).Funcs(
		func(s *string, _ randfill.Continue) { *s = text(r) },
		func(i *int32, _ randfill.Continue) { *i = []int32{0, 1, -1, 80, math.MaxInt32, math.MinInt32}[r.Intn(6)] },
		func(i *int64, _ randfill.Continue) {
			*i = []int64{0, 1, -1, 80, 1<<53 - 1, -(1<<53 - 1), 4294967296}[r.Intn(7)]
		},
		func(f *float64, _ randfill.Continue) { *f = []float64{0, 1, -1.5, 1e21, 1e-7, 3.141592653589793}[r.Intn(6)] },
		func(q *resource.Quantity, _ randfill.Continue) {
			amounts := []string{"0", "1", "100m", "1Gi", "-5", "1500m", "1e3", "12345678901234567890", "0.5", "1n", "1024Ki"}
			*q = resource.MustParse(amounts[r.Intn(len(amounts))])
		},
		func(v *intstr.IntOrString, _ randfill.Continue) {
			*v = []intstr.IntOrString{intstr.FromInt32(0), intstr.FromInt32(80), intstr.FromString("25%"), intstr.FromString(""), intstr.FromInt32(-1)}[r.Intn(5)]
		},
		func(t *metav1.Time, _ randfill.Continue) {
			seconds := []int64{0, 1, 1700000000, -62135596800, 253402300799, -1}
			*t = metav1.Time{Time: time.Unix(seconds[r.Intn(len(seconds))], 0).UTC()}
		},
		func(t *metav1.MicroTime, _ randfill.Continue) {
			*t = metav1.MicroTime{Time: time.Unix(r.Int63n(2000000000), r.Int63n(1000000)*1000).UTC()}
			if r.Intn(5) == 0 {
				*t = metav1.MicroTime{}
			}
		},
		func(d *metav1.Duration, _ randfill.Continue) { d.Duration = time.Duration(r.Int63n(1 << 40)) },
		func(f *metav1.FieldsV1, _ randfill.Continue) { f.Raw = []byte(`{"f:metadata":{"f:labels":{".":{},"f:a":{}}}}`) },
		func(e *runtime.RawExtension, _ randfill.Continue) {
			raws := []string{`{"apiVersion":"v1","kind":"Other","x":[1,null,"a"]}`, `{"a":1.5}`, `"text"`, `null`}
			e.Raw = []byte(raws[r.Intn(len(raws))])
		},
		func(s *apiextensionsv1.JSONSchemaProps, c randfill.Continue) {
			s.Type = text(r)
			s.Properties = map[string]apiextensionsv1.JSONSchemaProps{"a": {Type: "string", Default: &apiextensionsv1.JSON{Raw: []byte(`"x"`)}}}
			s.Items = &apiextensionsv1.JSONSchemaPropsOrArray{JSONSchemas: []apiextensionsv1.JSONSchemaProps{{Type: "integer"}}}
			s.AdditionalProperties = &apiextensionsv1.JSONSchemaPropsOrBool{Allows: r.Intn(2) == 0}
			s.Dependencies = apiextensionsv1.JSONSchemaDependencies{"b": {Property: []string{"c"}}}
			c.Fill(&s.Maximum)
			c.Fill(&s.MinLength)
			s.Enum = []apiextensionsv1.JSON{{Raw: []byte(`1`)}, {Raw: []byte(`{"a":[]}`)}}
		},
	)
}

func main() {
	seed := flag.Int64("seed", 1, "what the objects are made of")
	count := flag.Int("count", 3, "how many of each kind")
	flag.Parse()
	s := scheme.Scheme
	for _, add := range []func(*runtime.Scheme) error{apiextensionsv1.AddToScheme, apiregistrationv1.AddToScheme} {
		if err := add(s); err != nil {
			panic(err)
		}
	}
	json_ := jsonserializer.NewSerializerWithOptions(jsonserializer.DefaultMetaFactory, s, s, jsonserializer.SerializerOptions{})
	yaml_ := jsonserializer.NewSerializerWithOptions(jsonserializer.DefaultMetaFactory, s, s, jsonserializer.SerializerOptions{Yaml: true})
	protobuf_ := protobuf.NewSerializer(s, s)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	lines := json.NewEncoder(out)
	for i, kind := range kinds(s) {
		for n := range *count {
			r := rand.New(rand.NewSource(*seed*1_000_003 + int64(i*1000+n)))
			object, err := s.New(kind)
			if err != nil {
				panic(err)
			}
			filler(r, []float64{0.2, 0.6, 0.95}[n%3], 1+n%3).Fill(object)
			object.GetObjectKind().SetGroupVersionKind(kind)
			f := forms{Name: kind.String()}
			f.JSON = string(encoded(json_, object))
			f.YAML = string(encoded(yaml_, object))
			f.Protobuf = encoded(protobuf_, object)
			f.FromJSON = encoded(protobuf_, decoded(json_, []byte(f.JSON), kind))
			f.FromProtobuf = string(encoded(json_, decoded(protobuf_, f.Protobuf, kind)))
			if err := lines.Encode(f); err != nil {
				panic(err)
			}
		}
	}
}

// All kinds in versions of the API that have a protobuf form, in order.
func kinds(s *runtime.Scheme) []schema.GroupVersionKind {
	var found []schema.GroupVersionKind
	for kind := range s.AllKnownTypes() {
		object, err := s.New(kind)
		if err != nil || kind.Version == runtime.APIVersionInternal {
			continue
		}
		if _, isMessage := object.(interface{ Marshal() ([]byte, error) }); !isMessage {
			continue
		}
		own := reflect.TypeOf(object).Elem().PkgPath()
		if strings.HasSuffix(own, "/meta/v1") || kind.Kind == "WatchEvent" {
			continue
		}
		found = append(found, kind)
	}
	sort.Slice(found, func(i, j int) bool { return found[i].String() < found[j].String() })
	return found
}

func encoded(e runtime.Encoder, object runtime.Object) []byte {
	var buffer bytes.Buffer
	if err := e.Encode(object, &buffer); err != nil {
		panic(fmt.Errorf("%T: %w", object, err))
	}
	return bytes.Clone(buffer.Bytes())
}

func decoded(d runtime.Decoder, data []byte, kind schema.GroupVersionKind) runtime.Object {
	object, _, err := d.Decode(data, &kind, nil)
	if err != nil {
		panic(fmt.Errorf("%s: %w", kind, err))
	}
	object.GetObjectKind().SetGroupVersionKind(kind)
	return object
}

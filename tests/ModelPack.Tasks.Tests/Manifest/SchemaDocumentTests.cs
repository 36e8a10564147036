using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class SchemaDocumentTests
{
    [Fact]
    public void An_input_schema_is_of_draft_2020_12_and_closed()
    {
        const string Expected = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"IrisInput","type":"object","description":"One flower.","additionalProperties":false,
            "required":["sepalLength"],
            "properties":{
              "sepalLength":{"type":"number","description":"Length of the sepal. Unit: cm.","maximum":10,"minimum":0.1,"x-unit":"cm"},
              "note":{"type":["null","string"],"maxLength":5,"x-sensitive":true}}}
            """;
        Assert.Equal(Sorted(JsonNode.Parse(Expected)!), Sorted(JsonNode.Parse(SchemaDocument.WriteInput(Records.Facts().Contract))!));
    }

    [Fact]
    public void An_output_schema_requires_all_members_and_lists_labels()
    {
        JsonNode schema = JsonNode.Parse(SchemaDocument.WriteOutput(Records.Facts().Contract))!;
        Assert.Equal(["species", "probabilities"], schema["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal("""["setosa","versicolor"]""", schema["properties"]!["species"]!["enum"]!.ToJsonString());
        JsonNode probabilities = schema["properties"]!["probabilities"]!;
        Assert.Equal("false", probabilities["additionalProperties"]!.ToJsonString());
        Assert.Equal("""{"anyOf":[{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},{"enum":["NaN","Infinity","-Infinity"],"type":"string"}]}""", Sorted(probabilities["properties"]!["setosa"]!));
    }

    [Theory]
    // Numbers and their ranges.
    [InlineData("""{"kind":"scalar","element":"uint8"}""", """{"maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("""{"kind":"scalar","element":"int64"}""", """{"exclusiveMaximum":9223372036854775808,"minimum":-9223372036854775808,"type":"integer"}""")]
    [InlineData("""{"kind":"scalar","element":"float64","minimum":0,"exclusiveMinimum":true,"maximum":1e3}""", """{"exclusiveMinimum":0,"maximum":1000,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float64","minimum":1,"maximum":"Infinity"}""", """{"minimum":1,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float64","maximum":1e300}""", """{"maximum":1E+300,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float32","nullable":true}""", """{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":["null","number"]}""")]
    [InlineData("""{"kind":"scalar","element":"float32","allowNonFinite":true}""", """{"anyOf":[{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},{"enum":["NaN","Infinity","-Infinity"],"type":"string"}]}""")]
    [InlineData("""{"kind":"scalar","element":"float32","allowNonFinite":true,"nullable":true}""", """{"anyOf":[{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},{"enum":["NaN","Infinity","-Infinity"],"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"kind":"scalar","element":"bool","default":true}""", """{"default":true,"type":"boolean"}""")]
    // Numbers that are rounded: a bound is what was declared or what the type holds; what rounds to an excluded one is out with it.
    [InlineData("""{"kind":"scalar","element":"float32","minimum":0.7,"maximum":0.1}""", """{"maximum":0.10000000149011612,"minimum":0.699999988079071,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float32","minimum":0,"exclusiveMinimum":true,"maximum":1}""", """{"exclusiveMinimum":7.006492321624085E-46,"maximum":1,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float16","allowed":[0.1]}""", """{"enum":[0.1,0.0999755859375],"maximum":65504,"minimum":-65504,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"bfloat16","denied":[1]}""", """{"maximum":3.3895313892515355E+38,"minimum":-3.3895313892515355E+38,"not":{"anyOf":[{"maximum":1.00390625,"minimum":0.998046875,"type":"number"}]},"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"float64","finiteIn":"float16"}""", """{"exclusiveMaximum":65520,"exclusiveMinimum":-65520,"type":"number"}""")]
    [InlineData("""{"kind":"scalar","element":"uint16","exactIn":"float16"}""", """{"allOf":[{"anyOf":[{"maximum":2048,"minimum":-2048},{"maximum":4096,"minimum":-4096,"multipleOf":2},{"maximum":8192,"minimum":-8192,"multipleOf":4},{"maximum":16384,"minimum":-16384,"multipleOf":8},{"maximum":32768,"minimum":-32768,"multipleOf":16},{"maximum":65504,"minimum":-65504,"multipleOf":32}]}],"maximum":65535,"minimum":0,"type":"integer"}""")]
    // Texts and labels.
    [InlineData("""{"kind":"scalar","element":"string","nullable":true,"refusesNull":true}""", """{"type":"string"}""")]
    [InlineData("""{"kind":"scalar","element":"string","minLength":1,"pattern":"[a-z]+"}""", """{"minLength":1,"pattern":"^(?:[a-z]+)?$","type":"string"}""")]
    [InlineData("""{"kind":"scalar","element":"string","pattern":"(?i)a"}""", """{"type":"string","x-dotnet-pattern":"(?i)a"}""")]
    [InlineData("""{"kind":"scalar","element":"string","nullable":true,"allowed":["MALE",null]}""", """{"enum":["MALE",null],"type":["null","string"]}""")]
    [InlineData("""{"kind":"scalar","element":"int32","nullable":true,"allowed":[1]}""", """{"enum":[1],"maximum":2147483647,"minimum":-2147483648,"type":["integer","null"]}""")]
    [InlineData("""{"kind":"scalar","element":"string","denied":["x"]}""", """{"not":{"enum":["x"]},"type":"string"}""")]
    [InlineData("""{"kind":"scalar","element":"enum","labels":["a","b"],"nullable":true}""", """{"enum":["a","b",null],"type":["null","string"]}""")]
    // Arrays.
    [InlineData("""{"kind":"array","element":"float32","shape":[4]}""", """{"items":{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},"maxItems":4,"minItems":4,"type":"array"}""")]
    [InlineData("""{"kind":"array","element":"float32","shape":[]}""", """{"items":{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},"maxItems":1,"minItems":1,"type":"array"}""")]
    [InlineData("""{"kind":"memory","element":"string","shape":["tokens"],"maxLength":9}""", """{"items":{"type":"string"},"maxItems":9,"type":"array"}""")]
    [InlineData("""{"kind":"array","element":"int8","shape":["tokens",2]}""", """{"items":{"items":{"maximum":127,"minimum":-128,"type":"integer"},"maxItems":2,"minItems":2,"type":"array"},"type":"array"}""")]
    [InlineData("""{"kind":"array","element":"uint8","shape":[4]}""", """{"anyOf":[{"contentEncoding":"base64","pattern":"^(?:[A-Za-z0-9+/]{4}[A-Za-z0-9+/][AQgw]==)$","type":"string"},{"items":{"maximum":255,"minimum":0,"type":"integer"},"maxItems":4,"minItems":4,"type":"array"}]}""")]
    // Dictionaries.
    [InlineData("""{"kind":"dictionary","element":"float32","key":"string"}""", """{"additionalProperties":{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},"type":"object"}""")]
    [InlineData("""{"kind":"dictionary","element":"bool","key":"string","minLength":1,"maxLength":2}""", """{"additionalProperties":{"type":"boolean"},"maxProperties":2,"minProperties":1,"type":"object"}""")]
    // Tensors, lists and nested types.
    [InlineData("""{"kind":"array","element":"bool","shape":[2,3]}""", """{"anyOf":[{"items":{"items":{"type":"boolean"},"maxItems":3,"minItems":3,"type":"array"},"maxItems":2,"minItems":2,"type":"array"},{"items":{"type":"boolean"},"maxItems":6,"minItems":6,"type":"array"}]}""")]
    [InlineData("""{"kind":"tensor","element":"uint8","shape":["h",3]}""", """{"items":{"items":{"maximum":255,"minimum":0,"type":"integer"},"maxItems":3,"minItems":3,"type":"array"},"type":"array"}""")]
    [InlineData("""{"kind":"tensor","element":"bool","shape":[]}""", """{"type":"boolean"}""")]
    [InlineData("""{"kind":"list","element":"float32","maxLength":5,"item":{"name":"M","json":"m","kind":"array","element":"float32","shape":[2]}}""", """{"items":{"items":{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},"maxItems":2,"minItems":2,"type":"array"},"maxItems":5,"type":"array"}""")]
    [InlineData("""{"kind":"list","element":"float32","item":{"name":"M","json":"m","kind":"dictionary","element":"float32","key":"string"}}""", """{"items":{"additionalProperties":{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},"type":"object"},"minItems":1,"type":"array"}""")]
    [InlineData("""{"kind":"nested","element":"none","title":"T","members":[{"name":"A","json":"a","kind":"scalar","element":"float32","required":true,"minimum":0},{"name":"B","json":"b","kind":"scalar","element":"bool"}]}""", """{"additionalProperties":false,"properties":{"a":{"maximum":3.4028234663852886E+38,"minimum":0,"type":"number"},"b":{"type":"boolean"}},"required":["a"],"type":"object"}""")]
    public void A_member_of_an_input_becomes_this_schema(string member, string expected) =>
        Assert.Equal(expected, Sorted(Member(SchemaDocument.WriteInput, member)));

    [Theory]
    [InlineData("""{"kind":"scalar","element":"float32"}""", """{"anyOf":[{"maximum":3.4028234663852886E+38,"minimum":-3.4028234663852886E+38,"type":"number"},{"enum":["NaN","Infinity","-Infinity"],"type":"string"}]}""")]
    [InlineData("""{"kind":"scalar","element":"int8"}""", """{"maximum":127,"minimum":-128,"type":"integer"}""")]
    [InlineData("""{"kind":"array","element":"uint8","shape":["n",3]}""", """{"contentEncoding":"base64","pattern":"^(?:(?:[A-Za-z0-9+/]{12})*|(?:[A-Za-z0-9+/]{12})*[A-Za-z0-9+/]{4}|(?:[A-Za-z0-9+/]{12})*[A-Za-z0-9+/]{8})$","type":"string"}""")]
    public void A_member_of_an_output_becomes_this_schema(string member, string expected) =>
        Assert.Equal(expected, Sorted(Member(SchemaDocument.WriteOutput, member)));

    [Theory]
    [InlineData("0", true)]
    [InlineData("-7", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("-9223372036854775809", false)]
    [InlineData("10000000000000000000", false)]
    [InlineData("-0", false)]
    [InlineData("01", false)]
    public void Keys_of_a_map_from_integers_are_integers_as_they_are_usually_written(string key, bool isOne) =>
        Assert.Equal(isOne, Regex.IsMatch(key, IntegerKeys.Pattern));

    [Fact]
    public void A_tensor_of_any_rank_is_a_value_or_an_array_of_up_to_eight_levels()
    {
        JsonArray forms = Member(SchemaDocument.WriteInput, """{"kind":"tensor","element":"bool"}""")["anyOf"]!.AsArray();
        Assert.Equal(9, forms.Count);
        Assert.Equal("""{"items":{"items":{"type":"boolean"},"type":"array"},"type":"array"}""", Sorted(forms[2]!));
    }

    [Fact]
    public void Members_may_be_named_as_keywords_are()
    {
        JsonNode schema = JsonNode.Parse(SchemaDocument.WriteInput(Records.WithMembers(
            """{"name":"A","json":"minimum","kind":"scalar","element":"bool"},{"name":"B","json":"format","kind":"scalar","element":"bool"},{"name":"C","json":"$ref","kind":"scalar","element":"bool"}""")))!;
        Assert.Equal(["minimum", "format", "$ref"], schema["properties"]!.AsObject().Select(property => property.Key));
    }

    private static JsonNode Member(Func<Contract, string> write, string member)
    {
        string named = """{"name":"M","json":"m",""" + member[1..];
        return JsonNode.Parse(write(Records.WithMembers(named)))!["properties"]!["m"]!;
    }

    // The order of keywords means nothing.
    private static string Sorted(JsonNode node) => Sort(node)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sort(entry.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}

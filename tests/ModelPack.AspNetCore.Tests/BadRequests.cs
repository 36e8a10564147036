using System.Text;

namespace ModelPack.AspNetCore.Tests;

/// <summary>The table of requests that must be refused, by what is wrong with them.</summary>
public static class BadRequests
{
    private const string Predict = "/iris/predict";
    private const string Batch = "/iris/predict/batch";
    private const string Penguin = "/penguins/predict";
    private const string Tokens = "/tokens/predict";
    private const string Vector = "/models/vector/predict";

    private const string Missing = "MPK3001";
    private const string WrongType = "MPK3002";
    private const string Unknown = "MPK3003";
    private const string OutOfRange = "MPK3004";
    private const string NotFinite = "MPK3005";
    private const string WrongLength = "MPK3006";
    private const string Pattern = "MPK3007";
    private const string NotAllowed = "MPK3008";
    private const string Symbols = "MPK3010";
    private const string TooMany = "MPK3011";
    private const string Refused = "MPK3020";

    private static readonly string[] s_all = ["$.sepalLength", "$.sepalWidth", "$.petalLength", "$.petalWidth"];

    /// <summary>The requests by name.</summary>
    public static IReadOnlyDictionary<string, BadRequest> All { get; } = new Dictionary<string, BadRequest>(StringComparer.Ordinal)
    {
        ["empty body"] = new(Predict, "", "$") { Code = WrongType },
        ["only white space"] = new(Predict, " \r\n\t ", "$") { Code = WrongType },
        ["cut off after a member"] = new(Predict, """{"sepalLength":5.1""", "$.sepalLength") { Code = WrongType },
        ["cut off in a name"] = new(Predict, """{"sepalLe""", "$") { Code = WrongType },
        ["cut off in a string"] = new(Penguin, """{"island":"98765""", "$.island") { Code = WrongType },
        ["trailing comma"] = new(Vector, """{"x":[1,2,3],}""", "$") { Code = WrongType },
        ["trailing comma in an array"] = new(Vector, """{"x":[1,2,3,]}""", "$.x[2]") { Code = WrongType },
        ["block comment"] = new(Vector, """{"x":[1,2,3]/* 98765 */}""", "$") { Code = WrongType },
        ["line comment"] = new(Vector, "// 98765\n{\"x\":[1,2,3]}", "$") { Code = WrongType },
        ["two documents"] = new(Vector, """{"x":[1,2,3]}{"x":[1,2,3]}""", "$") { Code = WrongType },
        ["text after the document"] = new(Vector, """{"x":[1,2,3]}98765""", "$") { Code = WrongType },
        ["byte order mark"] = new(Vector, "\uFEFF{\"x\":[1,2,3]}", "$") { Code = WrongType },
        ["UTF-16"] = new(Vector, Encoding.Unicode.GetBytes("""{"x":[1,2,3]}"""), "$") { Code = WrongType },
        ["single quotes"] = new(Vector, "{'x':[1,2,3]}", "$") { Code = WrongType },
        ["name without quotes"] = new(Vector, "{x:[1,2,3]}", "$") { Code = WrongType },
        ["not JSON at all"] = new(Vector, "98765 <html>", "$") { Code = WrongType },
        ["a form"] = new(Vector, "x=98765&y=2", "$") { Code = WrongType },

        ["NaN"] = new(Predict, Flower("NaN"), "$.sepalLength") { Code = WrongType },
        ["Infinity"] = new(Predict, Flower("Infinity"), "$.sepalLength") { Code = WrongType },
        ["minus Infinity"] = new(Predict, Flower("-Infinity"), "$.sepalLength") { Code = WrongType },
        ["NaN as a string"] = new(Predict, Flower("\"NaN\""), "$.sepalLength") { Code = NotFinite },
        ["Infinity as a string"] = new(Predict, Flower("\"Infinity\""), "$.sepalLength") { Code = NotFinite },
        ["1e999"] = new(Predict, Flower("1e999"), "$.sepalLength") { Code = NotFinite, Secret = "1e999" },
        ["1e39 as float"] = new(Predict, Flower("1e39"), "$.sepalLength") { Code = NotFinite, Secret = "1e39" },
        ["minus 1e39 as float"] = new(Predict, Flower("-1e39"), "$.sepalLength") { Code = NotFinite, Secret = "1e39" },
        ["an exponent of twelve digits"] = new(Predict, Flower("1e987659876598"), "$.sepalLength") { Code = NotFinite },
        ["ten thousand digits"] = new(Predict, Flower("98765" + new string('0', 10_000)), "$.sepalLength") { Code = NotFinite },
        ["leading zero"] = new(Predict, Flower("05.1"), "$.sepalLength") { Code = WrongType },
        ["plus sign"] = new(Predict, Flower("+5.1"), "$.sepalLength") { Code = WrongType },
        ["hexadecimal"] = new(Predict, Flower("0x5"), "$.sepalLength") { Code = WrongType },
        ["no digit before the point"] = new(Predict, Flower(".5"), "$.sepalLength") { Code = WrongType },
        ["no digit after the point"] = new(Predict, Flower("5."), "$.sepalLength") { Code = WrongType },
        ["null for a number"] = new(Predict, Flower("null"), "$.sepalLength"),
        ["string for a number"] = new(Predict, Flower("\"98765\""), "$.sepalLength") { Code = WrongType },
        ["boolean for a number"] = new(Predict, Flower("true"), "$.sepalLength") { Code = WrongType },
        ["array for a number"] = new(Predict, Flower("[98765]"), "$.sepalLength") { Code = WrongType },
        ["object for a number"] = new(Predict, Flower("""{"a":98765}"""), "$.sepalLength") { Code = WrongType },
        ["below the range"] = new(Predict, Flower("-98765"), "$.sepalLength") { Code = OutOfRange },
        ["above the range"] = new(Predict, Flower("98765"), "$.sepalLength") { Code = OutOfRange },
        ["just above the range"] = new(Predict, Flower("10.00001"), "$.sepalLength") { Code = OutOfRange, Secret = "10.00001" },

        ["nothing given"] = new(Predict, "{}", s_all) { Code = Missing },
        ["one member missing"] = new(Predict, """{"sepalLength":5,"sepalWidth":3,"petalLength":1}""", "$.petalWidth") { Code = Missing },
        ["every member out of range"] = new(Predict, """{"sepalLength":98765,"sepalWidth":-98765,"petalLength":0,"petalWidth":10.5}""", s_all) { Code = OutOfRange },
        ["wrong in four ways"] = new(Predict, """{"sepalLength":"98765","sepalWidth":98765,"colour":98765,"petalLength":1e39}""", "$.sepalLength", "$.colour", "$.petalLength", "$.petalWidth", "$.sepalWidth"),
        ["duplicate member"] = new(Predict, """{"sepalLength":5,"sepalLength":98765,"sepalWidth":3,"petalLength":1,"petalWidth":1}""", "$.sepalLength"),
        ["duplicate member, once escaped"] = new(Predict, """{"sepalLength":5,"sepalLen\u0067th":5,"sepalWidth":3,"petalLength":1,"petalWidth":1}""", "$.sepalLength"),
        ["unknown member"] = new(Predict, Flower("5", "\"colour\":\"98765\""), "$.colour") { Code = Unknown },
        ["name in the wrong case"] = new(Predict, """{"SepalLength":5,"sepalWidth":3,"petalLength":1,"petalWidth":1}""", "$.SepalLength", "$.sepalLength"),
        ["prototype pollution"] = new(Predict, Flower("5", "\"__proto__\":{\"x\":98765}"), "$.__proto__") { Code = Unknown },
        ["empty name"] = new(Predict, Flower("5", "\"\":98765"), "$['']") { Code = Unknown },

        ["null"] = new(Predict, "null", "$") { Code = WrongType },
        ["an array for one object"] = new(Predict, "[{}]", "$") { Code = WrongType },
        ["a number for an object"] = new(Predict, "98765", "$") { Code = WrongType },
        ["a string for an object"] = new(Predict, "\"98765\"", "$") { Code = WrongType },
        ["a boolean for an object"] = new(Predict, "true", "$") { Code = WrongType },
        ["five thousand arrays deep"] = new(Vector, "{\"x\":" + new string('[', 5_000) + new string(']', 5_000) + "}", "$.x"),
        ["five thousand objects deep"] = new(Predict, string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000), "$.a", "$"),

        ["invalid UTF-8 in a value"] = new(Penguin, [.. "{\"island\":\""u8, 0xFF, 0xFE, .. "\"}"u8], "$") { Code = WrongType },
        ["invalid UTF-8 in a name"] = new(Penguin, [.. "{\"is"u8, 0xC3, 0x28, .. "land\":\"Biscoe\"}"u8], "$") { Code = WrongType },
        ["overlong UTF-8"] = new(Penguin, [.. "{\"island\":\""u8, 0xC0, 0xAF, .. "\"}"u8], "$") { Code = WrongType },
        ["UTF-8 cut off in a character"] = new(Penguin, [.. "{\"island\":\"Bisc"u8, 0xE2, 0x82, .. "\"}"u8], "$") { Code = WrongType },
        ["surrogates in UTF-8"] = new(Penguin, [.. "{\"island\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], "$") { Code = WrongType },
        ["lone surrogate in a value"] = new(Penguin, """{"island":"98765\uD800"}""", "$.island") { Code = WrongType },
        ["lone surrogate in a name"] = new(Penguin, """{"island":"Biscoe","\uDC00":98765}""", "$"),
        ["control character in a string"] = new(Penguin, "{\"island\":\"98765\u0001\"}", "$.island") { Code = WrongType },
        ["a NUL byte"] = new(Penguin, "{\"island\":\"Biscoe\"\0}", "$") { Code = WrongType },

        ["number for a string"] = new(Penguin, """{"island":98765}""", "$.island") { Code = WrongType },
        ["null for a string"] = new(Penguin, """{"island":null}""", "$.island"),
        ["string that is too long"] = new(Penguin, $$"""{"island":"{{new string('s', 21)}}"}""", "$.island") { Code = WrongLength, Secret = "ssss" },
        ["string that does not match"] = new(Penguin, """{"island":"98765"}""", "$.island") { Code = Pattern },
        ["string with an escaped NUL"] = new(Penguin, """{"island":"Biscoe\u0000"}""", "$.island") { Code = Pattern },
        ["value that is not allowed"] = new(Penguin, """{"island":"Biscoe","sex":"98765"}""", "$.sex") { Code = NotAllowed },
        ["string for a number that may be missing"] = new(Penguin, """{"island":"Biscoe","bodyMassG":"98765"}""", "$.bodyMassG") { Code = WrongType },

        ["null for an array"] = new(Tokens, """{"inputIds":null,"attentionMask":[1]}""", "$.inputIds"),
        ["null in an array"] = new(Tokens, """{"inputIds":[1,null],"attentionMask":[1,1]}""", "$.inputIds[1]"),
        ["string in an array"] = new(Tokens, """{"inputIds":[1,"98765"],"attentionMask":[1,1]}""", "$.inputIds[1]") { Code = WrongType },
        ["boolean in an array"] = new(Vector, """{"x":[1,true,2]}""", "$.x[1]") { Code = WrongType },
        ["object in an array"] = new(Vector, """{"x":[1,2,{"a":98765}]}""", "$.x[2]") { Code = WrongType },
        ["number for an array"] = new(Tokens, """{"inputIds":98765,"attentionMask":[1]}""", "$.inputIds") { Code = WrongType },
        ["string for an array"] = new(Tokens, """{"inputIds":"98765","attentionMask":[1]}""", "$.inputIds") { Code = WrongType },
        ["fraction for an integer"] = new(Tokens, """{"inputIds":[98765.5],"attentionMask":[1]}""", "$.inputIds[0]") { Code = WrongType },
        ["integer beyond 64 bits"] = new(Tokens, """{"inputIds":[9876598765987659876598765],"attentionMask":[1]}""", "$.inputIds[0]"),
        ["integer one beyond 64 bits"] = new(Tokens, """{"inputIds":[9223372036854775808],"attentionMask":[1]}""", "$.inputIds[0]"),
        ["negative integer beyond 64 bits"] = new(Tokens, """{"inputIds":[-9223372036854775809],"attentionMask":[1]}""", "$.inputIds[0]"),
        ["exponent beyond 64 bits"] = new(Tokens, """{"inputIds":[1e19],"attentionMask":[1]}""", "$.inputIds[0]") { Secret = "1e19" },
        ["arrays that should be as long as each other"] = new(Tokens, """{"inputIds":[1,2,3],"attentionMask":[1,1]}""", "$.attentionMask") { Code = Symbols },
        ["empty array"] = new(Tokens, """{"inputIds":[],"attentionMask":[]}""", "$.inputIds") { Code = WrongLength },
        ["array that is too long"] = new(Tokens, $$"""{"inputIds":[{{Numbers(129)}}],"attentionMask":[{{Numbers(129)}}]}""", "$.inputIds") { Code = WrongLength },
        ["data that the model refuses"] = new(Tokens, """{"inputIds":[1,98765],"attentionMask":[1,1]}""", "$") { Code = Refused },
        ["array that is too short"] = new(Vector, """{"x":[1,98765]}""", "$.x") { Code = WrongLength },
        ["array with an element too many"] = new(Vector, """{"x":[1,2,3,98765]}""", "$.x") { Code = WrongLength },
        ["array of arrays"] = new(Vector, """{"x":[[1,2,98765]]}""", "$.x") { Code = WrongLength },
        ["ragged arrays"] = new(Vector, """{"x":[[1],[2,98765]]}""", "$.x") { Code = WrongLength },
        ["ten million numbers"] = new(Vector, "{\"x\":[" + Numbers(10_000_000) + "]}") { Status = 413 },
        ["ten million numbers in a batch"] = new("/models/vector/predict/batch", "[{\"x\":[" + Numbers(10_000_000) + "]}]", "$[0].x"),

        ["an object for a batch"] = new(Batch, "{}", "$") { Code = WrongType },
        ["null for a batch"] = new(Batch, "null", "$") { Code = WrongType },
        ["null for a row"] = new(Batch, $"[{Flower("5")},null]", "$[1]") { Code = WrongType },
        ["a number for a row"] = new(Batch, "[98765]", "$[0]") { Code = WrongType },
        ["an array for a row"] = new(Batch, $"[[{Flower("5")}]]", "$[0]") { Code = WrongType },
        ["bad rows among good ones"] = new(Batch, $"[{Flower("5")},{Flower("98765")},{Flower("5")},{Flower("\"98765\"")}]", "$[1].sepalLength", "$[3].sepalLength"),
        ["a batch cut off"] = new(Batch, $"[{Flower("5")},", "$[1]") { Code = WrongType },
        ["text after a batch"] = new(Batch, $"[{Flower("5")}] 98765", "$") { Code = WrongType },
        ["a row too many"] = new(Batch, Rows(10_001), "$") { Code = TooMany },
        ["two hundred thousand rows"] = new(Batch, Rows(200_000), "$") { Code = TooMany },
        ["a batch of 33 million bytes"] = new(Batch, "[" + new string(' ', 33_600_000) + "]") { Status = 413 },
        ["a body of five million bytes"] = new(Predict, Flower("5", $"\"{new string('n', 5_000_000)}\":1")) { Status = 413 },
    };

    /// <summary>A flower with a sepal length as it is written, and what else there is to be.</summary>
    public static string Flower(string sepalLength, string? more = null) =>
        $$"""{"sepalWidth":3,"petalLength":1,"petalWidth":1,"sepalLength":{{sepalLength}}{{(more is null ? "" : "," + more)}}}""";

    private static string Numbers(int count) => string.Join(',', Enumerable.Repeat('1', count));

    private static string Rows(int count) => "[" + string.Join(',', Enumerable.Repeat(Flower("5"), count)) + "]";
}

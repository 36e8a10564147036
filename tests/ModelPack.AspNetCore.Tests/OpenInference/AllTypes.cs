namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>Requests to a model that gives back what it is given, in every datatype.</summary>
internal static class AllTypes
{
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["FP32"] = "float32", ["FP64"] = "float64", ["FP16"] = "float16", ["BF16"] = "bfloat16", ["INT8"] = "int8", ["INT16"] = "int16", ["INT32"] = "int32", ["INT64"] = "int64",
        ["UINT8"] = "uint8", ["UINT16"] = "uint16", ["UINT32"] = "uint32", ["UINT64"] = "uint64", ["BOOL"] = "bool", ["BYTES"] = "string",
    };

    /// <summary>A request of all inputs.</summary>
    /// <param name="rows">How many elements each has.</param>
    /// <param name="data">The data by datatype.</param>
    public static string Request(int rows, Func<string, string> data) => $$"""{"inputs":[{{string.Join(',', Names.Select(type => Input(type.Key, rows, data(type.Key))))}}]}""";

    /// <summary>A request where one input has certain data and all others have ordinary ones; asks for the output of that input.</summary>
    public static string Request(string datatype, int rows, string data) =>
        Request(rows, type => type == datatype ? data : Ordinary(type, rows))[..^1] + $$""","outputs":[{"name":"out_{{Names[datatype]}}"}]}""";

    /// <summary>The data of one input as bytes, all others as JSON; asks for the output of that input as bytes.</summary>
    public static string BinaryRequest(string datatype, int rows, int size)
    {
        string inputs = string.Join(',', Names.Select(type => type.Key == datatype
            ? $$"""{"name":"in_{{type.Value}}","shape":[{{rows}}],"datatype":"{{datatype}}","parameters":{"binary_data_size":{{size}} } }"""
            : Input(type.Key, rows, Ordinary(type.Key, rows))));
        return $$"""{"inputs":[{{inputs}}],"outputs":[{"name":"out_{{Names[datatype]}}","parameters":{"binary_data":true} }]}""";
    }

    private static string Input(string datatype, int rows, string data) => $$"""{"name":"in_{{Names[datatype]}}","shape":[{{rows}}],"datatype":"{{datatype}}","data":{{data}}}""";

    private static string Ordinary(string datatype, int rows) => $"[{string.Join(',', Enumerable.Repeat(datatype switch { "BYTES" => "\"a\"", "BOOL" => "true", _ => "1" }, rows))}]";
}

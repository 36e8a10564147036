using System.Text.Json;

namespace ModelPack.Testing;

/// <summary>One recorded run of a model: inputs, and what the reference gave for them.</summary>
public sealed class GoldenCase
{
    private readonly JsonElement _case;

    private GoldenCase(JsonElement element, JsonElement document)
    {
        _case = element;
        Absolute = document.GetProperty("atol").GetDouble();
        Relative = document.GetProperty("rtol").GetDouble();
    }

    /// <summary>The absolute part of the tolerance.</summary>
    public double Absolute { get; }

    /// <summary>The relative part of the tolerance.</summary>
    public double Relative { get; }

    /// <summary>The cases of a model, as in <c>iris-logreg-zipmap</c>.</summary>
    public static IReadOnlyList<GoldenCase> Of(string model)
    {
        JsonElement document = JsonDocument.Parse(File.ReadAllBytes(TestModels.Path($"golden/{model}.json"))).RootElement;
        return [.. document.GetProperty("cases").EnumerateArray().Select(element => new GoldenCase(element, document))];
    }

    /// <summary>The numbers of an input, in memory order; booleans as 0 and 1.</summary>
    public double[] Input(string name) => Numbers(_case.GetProperty("inputs").GetProperty(name));

    /// <summary>The strings of an input.</summary>
    public string[] InputStrings(string name) => Strings(_case.GetProperty("inputs").GetProperty(name));

    /// <summary>The shape of an input.</summary>
    public int[] InputShape(string name) => [.. _case.GetProperty("inputs").GetProperty(name).GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];

    /// <summary>The numbers of an output.</summary>
    public double[] Output(string name) => Numbers(_case.GetProperty("outputs").GetProperty(name));

    /// <summary>The strings of an output.</summary>
    public string[] OutputStrings(string name) => Strings(_case.GetProperty("outputs").GetProperty(name));

    /// <summary>The maps of an output that is a sequence of maps.</summary>
    public IReadOnlyList<Dictionary<string, double>> OutputMaps(string name) =>
        [.. _case.GetProperty("outputs").GetProperty(name).GetProperty("sequence").EnumerateArray()
            .Select(row => row.GetProperty("map").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble()))];

    /// <summary>Whether a number is what the reference gave, within the tolerance.</summary>
    public bool IsNear(double expected, double actual) => Math.Abs(expected - actual) <= Absolute + (Relative * Math.Abs(expected));

    private static string[] Strings(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(e => e.GetString()!)];

    private static double[] Numbers(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(static e => e.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(e.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
        _ => e.GetDouble(),
    })];
}

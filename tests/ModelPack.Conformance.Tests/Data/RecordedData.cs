using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Data;

/// <summary>Inputs and outputs that were recorded for a model, by name.</summary>
internal sealed record RecordedData(IReadOnlyDictionary<string, CaseValue> Inputs, IReadOnlyDictionary<string, CaseValue> Outputs)
{
    /// <summary>How near numbers must be.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.OfBackendTests;

    /// <summary>Whether an input or output holds NaN or infinity.</summary>
    public bool HasNonFinite => Inputs.Values.Concat(Outputs.Values).SelectMany(static value => value.Tensors).Any(static tensor => tensor.HasNonFinite);

    /// <summary>Reads a folder; its files are numbered as the graph's inputs and outputs are.</summary>
    public static RecordedData Read(string folder, ModelSignature signature) =>
        new(Read(folder, "input", signature.Inputs), Read(folder, "output", signature.Outputs));

    private static Dictionary<string, CaseValue> Read(string folder, string side, IReadOnlyList<ValueInfo> values)
    {
        var read = new Dictionary<string, CaseValue>();
        for (int i = 0; Path.Combine(folder, $"{side}_{i}.pb") is var file && File.Exists(file); i++)
            read.Add(values[i].Name, DataReader.Read(file, values[i].Type));
        return read;
    }
}

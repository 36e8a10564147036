using System.ComponentModel;
using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>A model as protocols see it: the inputs and outputs of its graph that tensors can carry.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServedTensors
{
    private readonly ServedTensor[] _inputs;
    private readonly ServedTensor[] _outputs;

    internal ServedTensors(ModelSignature signature)
    {
        var symbols = new ServedSymbols();
        _inputs = [.. Carried(signature.Inputs, isInput: true).Select(input => new ServedTensor(input.Value, input.Type, symbols, null))];

        // Exporters give dimensions of outputs the names of inputs that they do not follow, so those are nobody's business here.
        _outputs = [.. Carried(signature.Outputs, isInput: false).Select(output => new ServedTensor(
            output.Value, output.Type, new ServedSymbols(), signature.ClassLabels.FirstOrDefault(labels => labels.Output == output.Value.Name)))];
        NotCarried = signature.Inputs.FirstOrDefault(static input => !input.IsOptional && input.Type is not OptionalValueType && !CarriedType.TryOf(input.Type, isInput: true, out _))?.Name;
        SymbolCount = symbols.Count;
    }

    /// <summary>The inputs, in the graph's order.</summary>
    public IReadOnlyList<ServedTensor> Inputs => _inputs;

    /// <summary>The outputs, in the graph's order.</summary>
    public IReadOnlyList<ServedTensor> Outputs => _outputs;

    /// <summary>How many symbolic dimensions the inputs have.</summary>
    internal int SymbolCount { get; }

    /// <summary>An input that every request has to give and no tensor can carry, as a map; null for none.</summary>
    internal string? NotCarried { get; }

    /// <summary>The tensors of a model.</summary>
    public static ServedTensors Of(ModelDescriptor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Served;
    }

    /// <summary>Finds an input, or the sequence that an element belongs to.</summary>
    /// <param name="name">A name in UTF-8, or the name of an element, as in <c>name[2]</c>.</param>
    /// <param name="expected">Where to look first: requests mostly give inputs in the graph's order.</param>
    /// <param name="element">Which element of a sequence; -1 for the input as a whole.</param>
    /// <returns>The input's index; -1 for none.</returns>
    internal int FindInput(ReadOnlySpan<byte> name, int expected, out int element) => Find(_inputs, name, expected, out element);

    /// <summary>Finds an output, or the sequence that an element belongs to.</summary>
    /// <inheritdoc cref="FindInput"/>
    internal int FindOutput(ReadOnlySpan<byte> name, int expected, out int element) => Find(_outputs, name, expected, out element);

    /// <summary>The names of tensors, as messages list them.</summary>
    internal static string Names(IReadOnlyList<ServedTensor> tensors) => PrintableText.Of(string.Join(", ", tensors.Select(static tensor => tensor.Name)), 1_000);

    private static int Find(ServedTensor[] tensors, ReadOnlySpan<byte> name, int expected, out int element)
    {
        element = -1;
        int found = Find(tensors, name, expected);
        if (found >= 0 || name.IsEmpty || name[^1] != ']')
            return found;
        int open = name.LastIndexOf((byte)'[');
        if (open < 0 || !int.TryParse(name[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out element))
            return -1;
        found = Find(tensors, name[..open], expected);
        return found >= 0 && tensors[found].IsSequence ? found : -1;
    }

    private static int Find(ServedTensor[] tensors, ReadOnlySpan<byte> name, int expected)
    {
        if ((uint)expected < (uint)tensors.Length && name.SequenceEqual(tensors[expected].Utf8Name.Span))
            return expected;
        for (int i = 0; i < tensors.Length; i++)
        {
            if (name.SequenceEqual(tensors[i].Utf8Name.Span))
                return i;
        }

        return -1;
    }

    private static IEnumerable<(ValueInfo Value, CarriedType Type)> Carried(EquatableArray<ValueInfo> values, bool isInput)
    {
        foreach (ValueInfo value in values)
        {
            if (CarriedType.TryOf(value.Type, isInput, out CarriedType? type))
                yield return (value, type);
        }
    }
}

using System.ComponentModel;
using System.Text;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>An input or output of a model's graph, as protocols name and describe it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServedTensor
{
    private const long Open = -1;

    // Of each dimension: its symbolic name's number; -1 where it has none.
    private readonly int[] _symbols;
    private readonly long[] _shape;
    private readonly string _written;

    internal ServedTensor(ValueInfo value, CarriedType type, ServedSymbols symbols, ClassLabels? labels)
    {
        Name = value.Name;
        Utf8Name = Encoding.UTF8.GetBytes(value.Name);
        ElementType = type.ElementType;
        Datatype = TensorDatatypes.NameOf(type.ElementType)!;
        IsRequired = !value.IsOptional && !type.IsOptional;
        Form = type.Form;
        Labels = labels;
        HasShape = type.Shape is not null || type.Form is ServedForm.Maps or ServedForm.Map;
        _shape = type.Form switch
        {
            ServedForm.Maps => [Open, labels?.Labels.Count ?? Open],
            ServedForm.Map => [labels?.Labels.Count ?? Open],
            _ => [.. type.Shape?.Select(static dimension => dimension.Value ?? Open) ?? [Open]],
        };
        _symbols = [.. type.Shape?.Select(dimension => dimension.Name is { } name ? symbols.Add(name) : -1) ?? []];
        _written = type.Shape is { } shape ? $"[{string.Join(", ", shape)}]" : "[...]";
    }

    /// <summary>The graph's name.</summary>
    public string Name { get; }

    /// <summary>The graph's name in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8Name { get; }

    /// <summary>The type of the elements; of maps, that of their values.</summary>
    public TensorElementType ElementType { get; }

    /// <summary>The protocol's name of <see cref="ElementType"/>, as in <c>FP32</c>.</summary>
    public string Datatype { get; }

    /// <summary>Whether the model states how many dimensions there are. <see cref="Shape"/> is <c>[-1]</c> where it does not.</summary>
    public bool HasShape { get; }

    /// <summary>Each dimension; -1 for one that requests decide. Of a sequence, those of an element.</summary>
    public IReadOnlyList<long> Shape => _shape;

    /// <summary>Whether a request has to give it. An ONNX optional and an initializer that can be overridden may be left out.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether it is a sequence of tensors, each with a name of its own: <c>name[0]</c>, <c>name[1]</c>.</summary>
    public bool IsSequence => Form == ServedForm.Sequence;

    internal ServedForm Form { get; }

    /// <summary>The class labels that the graph declares for it.</summary>
    internal ClassLabels? Labels { get; }

    /// <summary>Checks dimensions against those that the model fixes, and against those that other inputs gave symbolic names.</summary>
    /// <param name="shape">The dimensions of a request.</param>
    /// <param name="symbols">The lengths of symbolic dimensions so far; -1 where there is none yet. Takes those of this tensor.</param>
    /// <returns>What is wrong; null when all is right.</returns>
    internal InputError? Check(ReadOnlySpan<long> shape, Span<long> symbols)
    {
        if (shape.ContainsAnyInRange(long.MinValue, -1))
            return Error(TensorErrorCodes.WrongShape, "has a negative dimension");
        if (!HasShape)
            return null;
        if (!Admits(shape))
            return Error(TensorErrorCodes.WrongShape, $"must have the shape {PrintableText.Of(_written, 200)}");
        for (int i = 0; i < shape.Length; i++)
        {
            if (_symbols[i] < 0)
                continue;
            ref long length = ref symbols[_symbols[i]];
            if (length >= 0 && length != shape[i])
                return Error(TensorErrorCodes.SymbolsDiffer, $"has the shape {PrintableText.Of(_written, 200)}, and dimension {i} differs from one of the same name");
            length = shape[i];
        }

        return null;
    }

    /// <summary>A failure of this tensor.</summary>
    internal InputError Error(string code, string what) => new(PrintableText.Name(Name), code, $"'{PrintableText.Name(Name)}' {what}.");

    private bool Admits(ReadOnlySpan<long> shape)
    {
        if (shape.Length != _shape.Length)
            return false;
        for (int i = 0; i < shape.Length; i++)
        {
            if (_shape[i] >= 0 && shape[i] != _shape[i])
                return false;
        }

        return true;
    }
}

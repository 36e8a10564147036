using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>A bound tensor with what follows from its shape: where the batch is, and whether its size is known before the run.</summary>
internal sealed class TensorLayout
{
    private readonly long[] _shape;

    public TensorLayout(ModelTensor tensor, bool isInput)
    {
        Name = tensor.Name;
        ElementType = tensor.ElementType;
        MapKeyType = tensor.MapKeyType;
        AnyShape = tensor.AnyShape;
        Form = tensor.Form;
        IsOptional = tensor.IsOptional;
        Presence = tensor.Presence;
        _shape = tensor.Shape;
        ElementSize = ElementType == TensorElementType.String ? 1 : ElementType.SizeInBytes();
        BatchAxis = Array.IndexOf(_shape, ModelTensor.Batch);

        // Symbolic dimensions of outputs are not relied on: exporters give them the names of inputs that they do not follow.
        IsAllocatedBefore = Form == ModelValueForm.Tensor && !AnyShape && (isInput || (!IsOptional && Array.TrueForAll(_shape, static d => d >= ModelTensor.Batch)));
    }

    public string Name { get; }

    public TensorElementType ElementType { get; }

    public TensorElementType MapKeyType { get; }

    /// <summary>Bytes an element; 1 for strings, which are counted, not addressed.</summary>
    public int ElementSize { get; }

    /// <summary>The dimension that counts rows; -1 for none.</summary>
    public int BatchAxis { get; }

    public bool AnyShape { get; }

    /// <summary>Whether only the run tells what the leading dimension is, so that it may count rows.</summary>
    public bool LeadsWithUnknown => AnyShape || (_shape.Length > 0 && _shape[0] == ModelTensor.Unknown);

    public ModelValueForm Form { get; }

    /// <summary>Whether it is an ONNX <c>optional</c>, which may hold nothing.</summary>
    public bool IsOptional { get; }

    /// <summary>The symbol that is 0 where rows leave this input out; -1 for none.</summary>
    public int Presence { get; }

    public bool IsString => ElementType == TensorElementType.String && Form == ModelValueForm.Tensor;

    /// <summary>Whether it is a sequence of maps, one a row.</summary>
    public bool IsMap => Form == ModelValueForm.RowMaps;

    /// <summary>Whether it is given or read as one value that only the run knows the size of, not row by row.</summary>
    public bool IsRunValue => Form is ModelValueForm.Map or ModelValueForm.Sequence or ModelValueForm.MapSequence || IsOptional;

    /// <summary>Whether rows of these lengths leave the input out.</summary>
    public bool IsLeftOut(ReadOnlySpan<long> symbols) => Presence >= 0 && symbols[Presence] == 0;

    /// <summary>Whether its memory is bound before the run; otherwise ONNX Runtime allocates it.</summary>
    public bool IsAllocatedBefore { get; private set; }

    public int Rank => _shape.Length;

    /// <summary>The product of a row's fixed dimensions.</summary>
    public long FixedElements => Product(0);

    /// <summary>The product of the fixed dimensions after the first open one.</summary>
    public long InnerElements => Product(Array.FindIndex(_shape, static dimension => dimension < ModelTensor.Batch) + 1);

    /// <summary>Whether a dimension is symbolic.</summary>
    public bool HasSymbols => Array.Exists(_shape, static dimension => dimension <= ModelTensor.Symbol(0));

    /// <summary>The number of the symbolic dimension at a place; -1 where it is none.</summary>
    public int SymbolAt(int axis) => _shape[axis] <= ModelTensor.Symbol(0) ? (int)(ModelTensor.Symbol(0) - _shape[axis]) : -1;

    /// <summary>Leaves it to ONNX Runtime from now on: the model does not keep the shape that it declares.</summary>
    public void LeaveToRun() => IsAllocatedBefore = false;

    /// <summary>The dimensions for a number of rows and the lengths of the symbolic dimensions.</summary>
    public long[] Dimensions(int rows, ReadOnlySpan<long> symbols)
    {
        var dimensions = new long[_shape.Length];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = Resolve(_shape[i], rows, symbols);
        return dimensions;
    }

    /// <summary>The dimensions of one row.</summary>
    public long[] RowDimensions(ReadOnlySpan<long> symbols)
    {
        long[] dimensions = Dimensions(1, symbols);
        return BatchAxis < 0 ? dimensions : [.. dimensions[..BatchAxis], .. dimensions[(BatchAxis + 1)..]];
    }

    /// <summary>Elements of one row; <see cref="long.MaxValue"/> when they cannot be counted.</summary>
    public long RowElements(ReadOnlySpan<long> symbols)
    {
        Int128 elements = 1;
        foreach (long dimension in _shape)
            elements = Int128.Min(elements * Resolve(dimension, 1, symbols), long.MaxValue);
        return (long)elements;
    }

    /// <summary>Where rows lie in a tensor of these dimensions; the caller sets <see cref="TensorPlace.Data"/>.</summary>
    public TensorPlace Place(ReadOnlySpan<long> dimensions, int batchAxis)
    {
        nint block = ElementSize;
        int blocks = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (i < batchAxis)
                blocks = checked(blocks * (int)dimensions[i]);
            else if (i > batchAxis)
                block = checked(block * (nint)dimensions[i]);
        }

        nint rows = batchAxis < 0 ? 1 : (nint)dimensions[batchAxis];
        return new TensorPlace
        {
            RowStride = batchAxis < 0 ? 0 : block,
            BlockLength = block,
            BlockStride = checked(block * rows),
            Blocks = blocks,
        };
    }

    /// <summary>Whether dimensions that came agree with those that the contract fixes.</summary>
    public bool Admits(ReadOnlySpan<long> dimensions, int rows)
    {
        if (AnyShape)
            return true;
        if (dimensions.Length != _shape.Length)
            return false;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (_shape[i] >= ModelTensor.Batch && dimensions[i] != Resolve(_shape[i], rows, []))
                return false;
        }

        return true;
    }

    /// <summary>Whether the dimensions that ONNX Runtime states, below zero where it does not know them, leave room for those that the contract fixes.</summary>
    /// <remarks>It states none for a scalar and none without a shape, and cuts what an <see cref="int"/> cannot hold.</remarks>
    public bool MayHave(ReadOnlySpan<int> dimensions)
    {
        if (AnyShape || dimensions.Length == 0)
            return true;
        if (dimensions.Length != _shape.Length)
            return false;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (_shape[i] >= 0 && dimensions[i] >= 0 && dimensions[i] != unchecked((int)_shape[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether dimensions that differ from those that the model declares hold the same rows: each of them has as many elements as the contract says.</summary>
    /// <param name="dimensions">The dimensions that came.</param>
    /// <param name="rows">How many rows were run.</param>
    /// <param name="oneRowPerRun">Whether the whole output is one row's.</param>
    /// <param name="axis">The dimension that counts the rows; -1 where all is one row's, or all rows' alike.</param>
    public bool Carries(ReadOnlySpan<long> dimensions, int rows, bool oneRowPerRun, out int axis)
    {
        axis = -1;
        if (AnyShape || BatchAxis > 0 || Array.Exists(_shape, static dimension => dimension < ModelTensor.Batch))
            return false;
        Int128 elements = 1;
        foreach (long dimension in dimensions)
            elements *= dimension;
        long row = RowElements([]);
        if (elements == row && (BatchAxis < 0 || (rows == 1 && dimensions.Length < _shape.Length)))
            return true;
        axis = 0;
        return !(oneRowPerRun && BatchAxis < 0) && dimensions.Length > 0 && dimensions[0] == rows && elements == (Int128)row * rows;
    }

    /// <summary>As in <c>float32[batch, 4]</c>.</summary>
    public string Describe()
    {
        string type = Form switch
        {
            ModelValueForm.Tensor => AnyShape ? ElementType.ToOnnxName() + "[...]" : $"{ElementType.ToOnnxName()}[{string.Join(", ", _shape.Select(Describe))}]",
            ModelValueForm.Sequence => $"sequence({ElementType.ToOnnxName()})",
            ModelValueForm.Map => Map,
            _ => $"sequence({Map})",
        };
        return IsOptional ? $"optional({type})" : type;
    }

    private long Product(int first)
    {
        long product = 1;
        for (int axis = first; axis < _shape.Length; axis++)
            product = _shape[axis] >= 0 ? product * _shape[axis] : product;
        return product;
    }

    private string Map => $"map({MapKeyType.ToOnnxName()}, {ElementType.ToOnnxName()})";

    private static string Describe(long dimension) => dimension switch
    {
        ModelTensor.Batch => "batch",
        < ModelTensor.Batch => "?",
        _ => dimension.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static long Resolve(long dimension, int rows, ReadOnlySpan<long> symbols) => dimension switch
    {
        >= 0 => dimension,
        ModelTensor.Batch => rows,
        ModelTensor.Unknown => throw new InvalidOperationException("The length of an unknown dimension is not known before the run."),
        _ => symbols[(int)(ModelTensor.Symbol(0) - dimension)],
    };
}

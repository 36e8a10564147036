using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>Compares what came out of a run with what the contract expects, and finds the rows in it (MPK3021).</summary>
internal static unsafe class OutputCheck
{
    /// <exception cref="ModelOutputException">Form, element type or shape differ.</exception>
    public static TensorPlace Place(TensorLayout tensor, OrtValue value, int rows, bool oneRowPerRun, out long[] rowShape)
    {
        rowShape = [];
        if (tensor.IsMap)
            return PlaceMaps(tensor, value, rows);

        // Read as a whole, and checked there.
        if (tensor.IsRunValue)
            return default;
        if (!value.IsTensor)
            throw new ModelOutputException($"Output '{PrintableText.Name(tensor.Name)}' should be a tensor, {tensor.Describe()}, and is a {value.OnnxType}.");
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        long[] dimensions = info.Shape;
        int axis = RowAxis(tensor, dimensions, rows, oneRowPerRun);
        bool isElement = (TensorElementType)info.ElementDataType == tensor.ElementType;
        if (isElement && !tensor.Admits(dimensions, rows) && tensor.Carries(dimensions, rows, oneRowPerRun, out axis))
        {
            rowShape = tensor.RowDimensions([]);
        }
        else if (!isElement || !tensor.Admits(dimensions, rows) || axis == NoRows)
        {
            throw new ModelOutputException(
                $"Output '{PrintableText.Name(tensor.Name)}' should be {tensor.Describe()} for {rows} rows and is {((TensorElementType)info.ElementDataType).ToOnnxName()}[{string.Join(", ", dimensions)}].");
        }

        else
        {
            rowShape = axis < 0 ? dimensions : [.. dimensions[..axis], .. dimensions[(axis + 1)..]];
        }

        TensorPlace place = tensor.Place(dimensions, axis);
        if (!tensor.IsString && info.ElementCount > 0)
            place.Data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(value.GetTensorMutableRawData()));
        return place;
    }

    public const int NoRows = -2;

    /// <summary>The dimension that counts rows; -1 for none, <see cref="NoRows"/> where none can.</summary>
    // Where the contract names no batch dimension: the whole output is the row's, or its leading dimension, unknown until now, counts the rows.
    public static int RowAxis(TensorLayout tensor, long[] dimensions, int rows, bool oneRowPerRun)
    {
        if (tensor.BatchAxis >= 0)
            return tensor.BatchAxis;
        if (oneRowPerRun || !tensor.LeadsWithUnknown)
            return -1;
        if (dimensions.Length > 0 && dimensions[0] == rows)
            return 0;
        return rows == 1 ? -1 : NoRows;
    }

    private static TensorPlace PlaceMaps(TensorLayout tensor, OrtValue value, int rows)
    {
        if (value.OnnxType != OnnxValueType.ONNX_TYPE_SEQUENCE || value.GetValueCount() != rows)
            throw new ModelOutputException($"Output '{PrintableText.Name(tensor.Name)}' should be a sequence of {rows} maps, {tensor.Describe()}, and is a {value.OnnxType}.");
        return default;
    }
}

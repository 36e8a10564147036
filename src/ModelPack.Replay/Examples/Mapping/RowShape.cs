using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>Gives a tensor the dimensions that the model wants: trainers leave out the batch of one row, or the last dimension of a column.</summary>
internal static class RowShape
{
    /// <summary>The tensor with the model's rank.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="tensor">The tensor as written.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="axis">The dimension that counts rows; -1 for none.</param>
    public static ExampleTensor Fit(string name, ExampleTensor tensor, TensorValueType type, int axis)
    {
        if (type.Shape is not { } shape)
            return tensor;
        long[]? fitting = Candidates(tensor.Shape, shape, axis).FirstOrDefault(candidate => Fits(candidate, shape));
        return fitting is null
            ? throw new ExampleException($"'{name}' is {type}, and the example's has the shape {ExampleTensor.Text(tensor.Shape)}.{Advice(shape, axis)}")
            : tensor with { Shape = fitting };
    }

    private static IEnumerable<long[]> Candidates(long[] given, EquatableArray<Dimension> shape, int axis)
    {
        yield return given;
        if (axis >= 0 && given.Length >= axis)
            yield return [.. given[..axis], 1, .. given[axis..]];
        if (given.Length < shape.Count)
            yield return [.. given, .. Enumerable.Repeat(1L, shape.Count - given.Length)];
        if (ExampleTensor.Product(given) == 1)
            yield return [.. Enumerable.Repeat(1L, shape.Count)];
        if (given.Length == 1 && Unflatten(given[0], shape, axis) is { } nested)
            yield return nested;
    }

    // A flat array, as base64 is, where one dimension at most is open.
    private static long[]? Unflatten(long count, EquatableArray<Dimension> shape, int axis)
    {
        long[] sizes = [.. shape.Select((dimension, i) => dimension.Value ?? (i == axis && shape.Count(static other => other.Value is null) > 1 ? 1 : -1))];
        int open = Array.IndexOf(sizes, -1);
        long known = ExampleTensor.Product([.. sizes.Where(static size => size >= 0)]);
        if (sizes.Count(static size => size < 0) > 1 || known <= 0 || count % known != 0)
            return null;
        if (open >= 0)
            sizes[open] = count / known;
        return sizes;
    }

    private static bool Fits(long[] sizes, EquatableArray<Dimension> shape) =>
        sizes.Length == shape.Count && sizes.Zip(shape).All(static pair => pair.Second.Value is not { } fixedSize || fixedSize == pair.First);

    private static string Advice(EquatableArray<Dimension> shape, int axis) => axis < 0
        ? ""
        : $" Write one row, [{string.Join(", ", shape.Where((_, i) => i != axis))}], or several rows, [{string.Join(", ", shape.Select((dimension, i) => i == axis ? "rows" : dimension.ToString()))}].";
}

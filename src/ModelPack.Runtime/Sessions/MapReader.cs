using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>Reads maps. Keys and values of a map are two tensors of equal length.</summary>
internal static class MapReader
{
    public static IReadOnlyDictionary<TKey, TValue> Read<TKey, TValue>(BoundRun run, int tensor, int row)
        where TKey : notnull
    {
        using OrtValue map = MapOf(run, tensor, row);
        return Read<TKey, TValue>(map, run.Layout.Outputs[tensor]);
    }

    public static IReadOnlyDictionary<TEnum, TValue> Read<TEnum, TValue>(BoundRun run, int tensor, int row, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        using OrtValue map = MapOf(run, tensor, row);
        return Read<TEnum, TValue>(map, run.Layout.Outputs[tensor], labels);
    }

    public static IReadOnlyDictionary<TKey, TValue> Read<TKey, TValue>(OrtValue map, TensorLayout layout)
        where TKey : notnull
    {
        using OrtValue keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using OrtValue values = map.GetValue(1, OrtAllocator.DefaultInstance);
        ReadOnlySpan<TValue> numbers = NumbersOf<TValue>(values);
        int count = CountOf(values, numbers);
        var result = new Dictionary<TKey, TValue>(count);
        if (typeof(TKey) == typeof(long))
        {
            ReadOnlySpan<long> integers = keys.GetTensorDataAsSpan<long>();
            for (int i = 0; i < count; i++)
                result[(TKey)(object)integers[i]] = ValueAt(values, numbers, i);
        }
        else if (typeof(TKey) == typeof(string))
        {
            for (int i = 0; i < count; i++)
                result[(TKey)(object)keys.GetStringElement(i)] = ValueAt(values, numbers, i);
        }
        else
        {
            RowErrors.ThrowForm(layout, $"a map with keys of {typeof(TKey).Name}");
        }

        return result;
    }

    public static IReadOnlyDictionary<TEnum, TValue> Read<TEnum, TValue>(OrtValue map, TensorLayout layout, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        using OrtValue keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using OrtValue values = map.GetValue(1, OrtAllocator.DefaultInstance);
        ReadOnlySpan<TValue> numbers = NumbersOf<TValue>(values);
        int count = CountOf(values, numbers);
        var result = new Dictionary<TEnum, TValue>(count);
        for (int i = 0; i < count; i++)
        {
            if (layout.MapKeyType == TensorElementType.Int64)
            {
                result[labels.FromInteger(keys.GetTensorDataAsSpan<long>()[i])] = ValueAt(values, numbers, i);
                continue;
            }

            ReadOnlySpan<byte> label = keys.GetStringElementAsSpan(i);
            if (!labels.TryFind(label, out TEnum key))
                RowErrors.ThrowLabel(layout);
            result[key] = ValueAt(values, numbers, i);
        }

        return result;
    }

    private static int CountOf<TValue>(OrtValue values, ReadOnlySpan<TValue> numbers) =>
        typeof(TValue) == typeof(string) ? checked((int)values.GetTensorTypeAndShape().ElementCount) : numbers.Length;

    // Strings lie inside ONNX Runtime and are read one by one.
    private static ReadOnlySpan<TValue> NumbersOf<TValue>(OrtValue values)
    {
        if (typeof(TValue) == typeof(float))
            return Cast<float, TValue>(values.GetTensorDataAsSpan<float>());
        if (typeof(TValue) == typeof(double))
            return Cast<double, TValue>(values.GetTensorDataAsSpan<double>());
        return typeof(TValue) == typeof(long) ? Cast<long, TValue>(values.GetTensorDataAsSpan<long>()) : [];
    }

    private static TValue ValueAt<TValue>(OrtValue values, ReadOnlySpan<TValue> numbers, int index) =>
        typeof(TValue) == typeof(string) ? (TValue)(object)values.GetStringElement(index) : numbers[index];

    private static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span) =>
        MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<TFrom, TTo>(ref MemoryMarshal.GetReference(span)), span.Length);

    private static OrtValue MapOf(BoundRun run, int tensor, int row)
    {
        if (!run.Layout.Outputs[tensor].IsMap)
            RowErrors.ThrowForm(run.Layout.Outputs[tensor], "a map");
        return run.OutputValues[tensor].GetValue(row, OrtAllocator.DefaultInstance);
    }
}

using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using System.Text;

namespace ModelPack.Runtime.Sessions;

/// <summary>Reads one row of a sequence of maps. Keys and values of a map are two tensors of equal length.</summary>
internal static class MapReader
{
    public static IReadOnlyDictionary<TKey, TValue> Read<TKey, TValue>(BoundRun run, int tensor, int row)
        where TKey : notnull
        where TValue : unmanaged
    {
        TensorLayout layout = run.Layout.Outputs[tensor];
        using OrtValue map = MapOf(run, tensor, row);
        using OrtValue keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using OrtValue values = map.GetValue(1, OrtAllocator.DefaultInstance);
        ReadOnlySpan<TValue> numbers = values.GetTensorDataAsSpan<TValue>();
        var result = new Dictionary<TKey, TValue>(numbers.Length);
        if (typeof(TKey) == typeof(long))
        {
            ReadOnlySpan<long> integers = keys.GetTensorDataAsSpan<long>();
            for (int i = 0; i < numbers.Length; i++)
                result[(TKey)(object)integers[i]] = numbers[i];
        }
        else if (typeof(TKey) == typeof(string))
        {
            for (int i = 0; i < numbers.Length; i++)
                result[(TKey)(object)keys.GetStringElement(i)] = numbers[i];
        }
        else
        {
            RowErrors.ThrowForm(layout, $"a map with keys of {typeof(TKey).Name}");
        }

        return result;
    }

    public static IReadOnlyDictionary<TEnum, TValue> Read<TEnum, TValue>(BoundRun run, int tensor, int row, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
        where TValue : unmanaged
    {
        TensorLayout layout = run.Layout.Outputs[tensor];
        using OrtValue map = MapOf(run, tensor, row);
        using OrtValue keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using OrtValue values = map.GetValue(1, OrtAllocator.DefaultInstance);
        ReadOnlySpan<TValue> numbers = values.GetTensorDataAsSpan<TValue>();
        var result = new Dictionary<TEnum, TValue>(numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (layout.MapKeyType == TensorElementType.Int64)
            {
                result[labels.FromInteger(keys.GetTensorDataAsSpan<long>()[i])] = numbers[i];
                continue;
            }

            ReadOnlySpan<byte> label = keys.GetStringElementAsSpan(i);
            if (!labels.TryFind(label, out TEnum key))
                RowErrors.ThrowLabel(layout, Encoding.UTF8.GetString(label));
            result[key] = numbers[i];
        }

        return result;
    }

    private static OrtValue MapOf(BoundRun run, int tensor, int row)
    {
        if (!run.Layout.Outputs[tensor].IsMap)
            RowErrors.ThrowForm(run.Layout.Outputs[tensor], "a map");
        return run.OutputValues[tensor].GetValue(row, OrtAllocator.DefaultInstance);
    }
}

extern alias runtime;
using System.Collections;
using System.Numerics.Tensors;
using System.Reflection;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;
using runtime::ModelPack;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Turns recorded data into values of contract members, and back.</summary>
internal static class MemberValues
{
    /// <summary>The value of a member that is fed with recorded data.</summary>
    public static object? Create(Type member, CaseValue value) => value switch
    {
        OptionalData { Value: null } => null,
        OptionalData { Value: { } held } => Create(member, held),
        SequenceData sequence => Call(nameof(ToList), member.GetGenericArguments()[0], sequence),
        TensorData tensor => CreateTensor(Nullable.GetUnderlyingType(member) ?? member, tensor),
        _ => throw new NotSupportedException(value.ToString()),
    };

    /// <summary>The data in a member. What has no dimensions of its own takes those of what is expected, where the length fits.</summary>
    public static CaseValue Read(object? member, CaseValue expected) => (member, expected) switch
    {
        (null, _) => new OptionalData(null),
        (_, OptionalData optional) => new OptionalData(Read(member, optional.Value ?? new SequenceData([]))),
        (Enum label, TensorData { Elements: string[] } tensor) => TensorData.Of(new[] { Labels.Like(label.ToString(), tensor) }, tensor.Dimensions),
        (IEnumerable entries, MapData map) => ReadMap([.. entries.Cast<object>()], map),
        (IEnumerable elements, SequenceData sequence) => ReadList([.. elements.Cast<object>()], sequence),
        (_, TensorData tensor) => ReadTensor(member, tensor),
        _ => throw new NotSupportedException($"{member} for {expected}"),
    };

    /// <summary>Whether a member of this type holds one element.</summary>
    public static bool IsScalar(Type member) => !member.IsArray && (!member.IsGenericType || (Nullable.GetUnderlyingType(member) is { } held && IsScalar(held)));

    private static object CreateTensor(Type type, TensorData tensor)
    {
        Array elements = tensor.ElementType == TensorElementType.BFloat16 ? tensor.Reinterpret<ushort, BFloat16>() : tensor.Elements;
        Type element = elements.GetType().GetElementType()!;
        if (type.IsArray)
            return elements;
        if (type == element)
            return elements.GetValue(0)!;
        return type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) ? Activator.CreateInstance(type, elements)! : Call(nameof(ToTensor), element, elements, tensor.Dimensions);
    }

    private static SequenceData ReadList(object[] elements, SequenceData expected) =>
        new([.. elements.Select((element, i) => Read(element, i < expected.Elements.Count ? expected.Elements[i] : TensorData.Nothing))]);

    private static MapData ReadMap(object[] entries, MapData expected) =>
        new(entries.ToDictionary(entry => Labels.Like(Property(entry, "Key"), expected), entry => Read(Property(entry, "Value"), expected.Entries.Values.FirstOrDefault(TensorData.Nothing))));

    private static object Property(object entry, string name) => entry.GetType().GetProperty(name)!.GetValue(entry)!;

    private static TensorData ReadTensor(object member, TensorData expected)
    {
        Type type = member.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Tensor<>))
            return WithRank((TensorData)Call(nameof(OfTensor), type.GetGenericArguments()[0], member), expected);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>))
            member = type.GetMethod("ToArray")!.Invoke(member, null)!;
        if (member is not Array elements)
        {
            elements = Array.CreateInstance(type, 1);
            elements.SetValue(member, 0);
        }

        return TensorData.Of(elements, elements.Length == expected.Elements.Length ? expected.Dimensions : [elements.Length]);
    }

    private static TensorData WithRank(TensorData tensor, TensorData expected) =>
        expected.Dimensions.Length == 0 && tensor.Dimensions is [1] ? tensor with { Dimensions = [] } : tensor;

    private static List<T> ToList<T>(SequenceData sequence) => [.. sequence.Elements.Select(static element => (T)Create(typeof(T), element)!)];

    // A tensor of rank 0 does not exist in .NET: one element is a tensor of shape [1].
    private static Tensor<T> ToTensor<T>(T[] elements, long[] dimensions) =>
        Tensor.Create(elements, [.. dimensions.DefaultIfEmpty(1).Select(static size => (nint)size)]);

    private static TensorData OfTensor<T>(Tensor<T> tensor)
    {
        var elements = new T[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return TensorData.Of(elements, [.. tensor.Lengths.ToArray().Select(static size => (long)size)]);
    }

    private static object Call(string method, Type element, params object[] arguments) =>
        typeof(MemberValues).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(element).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}

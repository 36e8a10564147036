using System.Globalization;
using System.Reflection;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>Which label of an enum a number of the model means. The contract record lists labels; numbers are in the compiled enum.</summary>
internal sealed class EnumNumbers(Contract contract, Assembly? assembly)
{
    /// <summary>The labels of a member's enum by number.</summary>
    /// <param name="side">The side that the member is of.</param>
    /// <param name="path">The members that lead to it, outermost first.</param>
    public IReadOnlyDictionary<long, string> Of(ContractSide side, IReadOnlyList<ContractMember> path)
    {
        IReadOnlyList<string> labels = path[^1].Labels;
        Type? type = Find(side == contract.Input || side == contract.Output ? assembly?.GetType(side.Type) : null, path);
        FieldInfo[] fields = type?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? [];
        var numbers = new Dictionary<long, string>();
        for (int i = 0; i < labels.Count; i++)
            numbers.TryAdd(fields.Length == labels.Count ? Number(fields[i].GetRawConstantValue()!) : i, labels[i]);
        return numbers;
    }

    private static Type? Find(Type? type, IReadOnlyList<ContractMember> path)
    {
        foreach (ContractMember member in path)
            type = type?.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance)?.PropertyType ?? type?.GetField(member.Name, BindingFlags.Public | BindingFlags.Instance)?.FieldType;
        return EnumIn(type);
    }

    // Within Species?, Species[], IReadOnlyDictionary<Species, float> and the like.
    private static Type? EnumIn(Type? type) => type switch
    {
        null => null,
        { IsEnum: true } => type,
        { IsArray: true } => EnumIn(type.GetElementType()),
        { IsGenericType: true } => EnumIn(type.GetGenericArguments()[0]),
        _ => null,
    };

    private static long Number(object value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

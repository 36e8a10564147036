extern alias runtime;
using System.Reflection;
using ModelPack.Conformance.Tests.Data;
using runtime::ModelPack;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Recorded data know no null: a missing number is the NaN that the model reads.</summary>
internal static class MissingValues
{
    /// <summary>Nothing where the member stands for NaN by null and NaN was recorded; else the value itself.</summary>
    public static CaseValue Apply(PropertyInfo member, CaseValue value) =>
        value is TensorData { IsFloatingPoint: true, Elements.Length: 1 } number && double.IsNaN(number.Number(0)) && member.GetCustomAttribute<MissingAsAttribute>() is { Value: double.NaN }
            ? new OptionalData(null)
            : value;
}

namespace ModelPack.Generators.Model;

/// <summary>A value of a <c>[Constant]</c>.</summary>
/// <param name="Type">Int64, Double, Boolean or String.</param>
/// <param name="Literal">As C# writes it.</param>
/// <param name="Number">A number's value, for comparing; otherwise 0.</param>
internal readonly record struct ConstantValue(ScalarType Type, string Literal, double Number);

namespace ModelPack;

/// <summary>Lets NaN and infinity through to the model. Without it they are invalid input (MPK3005).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllowNonFiniteAttribute : Attribute;

namespace ModelPack;

/// <summary>Marks a member whose value is never logged and never captured.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SensitiveAttribute : Attribute;

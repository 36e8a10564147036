namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a parameter is not null when the method returns <paramref name="returnValue"/>; netstandard2.0 lacks it.</summary>
[global::System.AttributeUsage(global::System.AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : global::System.Attribute
{
    public bool ReturnValue { get; } = returnValue;
}

using System;
using System.Globalization;

namespace ModelPack.Signatures;

/// <summary>One dimension of a tensor: a number, a symbolic name, or unknown.</summary>
/// <remarks>A dimension written as -1 (ML.NET does) is unknown, as ONNX Runtime reads it.</remarks>
public readonly struct Dimension : IEquatable<Dimension>
{
    private readonly long _valuePlusOne;

    private Dimension(long valuePlusOne, string? name)
    {
        _valuePlusOne = valuePlusOne;
        Name = name;
    }

    /// <summary>A dimension that the model does not state; equal to <c>default</c>.</summary>
    public static Dimension Unknown => default;

    /// <summary>The fixed size, 0 or more; null when symbolic or unknown.</summary>
    public long? Value => _valuePlusOne > 0 ? _valuePlusOne - 1 : null;

    /// <summary>The symbolic name; null when fixed or unknown.</summary>
    public string? Name { get; }

    /// <summary>Whether neither a number nor a name is stated.</summary>
    public bool IsUnknown => Value is null && Name is null;

    /// <summary>A dimension of a fixed size.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative or <see cref="long.MaxValue"/>.</exception>
    public static Dimension Fixed(long value) => value is < 0 or long.MaxValue
        ? throw new ArgumentOutOfRangeException(nameof(value), value, "A fixed dimension is 0 or more.")
        : new Dimension(value + 1, null);

    /// <summary>A dimension with a symbolic name. An empty name is unknown.</summary>
    public static Dimension Symbolic(string name) => string.IsNullOrEmpty(name) ? Unknown : new Dimension(0, name);

    /// <inheritdoc/>
    public bool Equals(Dimension other) => _valuePlusOne == other._valuePlusOne && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dimension other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)_valuePlusOne * 397) ^ (Name?.GetHashCode() ?? 0));

    /// <summary>The number, the symbolic name, or <c>?</c>.</summary>
    public override string ToString() => Value?.ToString(CultureInfo.InvariantCulture) ?? Name ?? "?";

    /// <summary>Whether two dimensions are stated the same way.</summary>
    public static bool operator ==(Dimension left, Dimension right) => left.Equals(right);

    /// <summary>Whether two dimensions are stated differently.</summary>
    public static bool operator !=(Dimension left, Dimension right) => !left.Equals(right);
}

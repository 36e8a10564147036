namespace ModelPack.Generators.Model;

/// <summary>The form of a member's type.</summary>
internal enum MemberForm
{
    /// <summary>A type that no tensor binds to (MPK1009).</summary>
    Unsupported,

    /// <summary>One element a row.</summary>
    Scalar,

    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>ReadOnlyMemory&lt;T&gt;</c>.</summary>
    Memory,

    /// <summary><c>System.Numerics.Tensors.Tensor&lt;T&gt;</c>.</summary>
    Tensor,

    /// <summary><c>IReadOnlyDictionary&lt;TKey, TValue&gt;</c>.</summary>
    Dictionary,

    /// <summary>A type with <c>[FeatureVector]</c>: its members are the columns of a tensor.</summary>
    Nested,

    /// <summary><c>IReadOnlyList&lt;T&gt;</c> of scalars, arrays, tensors or dictionaries.</summary>
    List,
}

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

    /// <summary><c>IReadOnlyDictionary&lt;TKey, TValue&gt;</c>.</summary>
    Dictionary,
}

namespace ModelPack.Generators.Model;

/// <summary>How a value gets into a member.</summary>
internal enum MemberSetting
{
    /// <summary>A constructor parameter sets it.</summary>
    Constructor,

    /// <summary><c>required</c>: the object initializer must set it.</summary>
    Required,

    /// <summary>Settable at any time.</summary>
    Settable,

    /// <summary><c>init</c> without <c>required</c>: absent from JSON, its initializer must survive.</summary>
    InitOnly,
}

namespace ModelPack.Fixes;

/// <summary>What repairs a contract, and what <see cref="IssueFix.Values"/> then hold.</summary>
internal enum FixKind
{
    /// <summary>The class and the types around it become <c>partial</c>. No values.</summary>
    MakePartial,

    /// <summary>Another string where the diagnostic sits, or a <c>[Tensor]</c> on the member that it sits on. Values: the strings, the most likely first.</summary>
    ChooseName,

    /// <summary>Members are added to the type. Values, three for each member: type, name, and the argument of its <c>[Tensor]</c>, empty where it needs none.</summary>
    AddMembers,

    /// <summary>The member's type is replaced. Values: the type.</summary>
    ChangeType,

    /// <summary>The scalar members of the type are the model's columns, in this order. Values, three for each column: the member, its type where it is still to be added, and the feature's name where the member's differs.</summary>
    SetColumns,

    /// <summary>The member stops being nullable, or says what a null becomes. Values: the argument of <c>[MissingAs]</c>, empty where nothing can stand for a null.</summary>
    HandleMissing,

    /// <summary>The contract class, which is the type, says what its batch dimension is. Values: the argument <c>Batch</c> of its <c>[ModelContract]</c>.</summary>
    SetBatch,

    /// <summary>Members are added to the enum. Values, three for each member: name, the value of its <c>[EnumMember]</c> and its number, empty where it needs none.</summary>
    AddLabels,
}

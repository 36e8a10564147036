namespace ModelPack.Generators.Model;

/// <summary>A part of a contract's C#, by name, so that it stays equal when lines move.</summary>
/// <param name="Part">Which kind of part.</param>
/// <param name="Type">Full name of the type for a part of the input or output type; empty for the contract class.</param>
/// <param name="Member">The member; empty for a part of a type.</param>
/// <param name="Index">For an attribute, its place among the attributes of that kind.</param>
internal readonly record struct IssuePlace(IssuePart Part, string Type = "", string Member = "", int Index = 0);

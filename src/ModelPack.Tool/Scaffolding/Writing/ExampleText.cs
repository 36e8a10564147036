using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the file of examples: one valid row in the contract's words, for the author to complete.</summary>
internal static class ExampleText
{
    /// <summary>The file; null when a row would be too long for anybody to complete, or when an input has an open dimension: a row of one may not run,
    /// and without a file <c>dotnet pack</c> looks for a size that does.</summary>
    /// <remarks>What the model has a default for is left out.</remarks>
    public static string? Write(RecordPlan input)
    {
        MemberPlan[] members = [.. input.Members.Where(static member => member.IsInExample)];
        return Array.Exists(members, static member => member.Example is null)
            ? null
            : $"{{\"input\":{{{string.Join(',', members.Select(static member => $"{JsonLiteral.Member(member.Name)}:{member.Example}"))}}}}}\n";
    }
}

using ModelPack.Fixes;
using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>Something wrong with a contract: which diagnostic, and at which part of the C#. The analyzer turns it into a diagnostic with a real location; the generator only asks whether there are errors.</summary>
/// <param name="Id">The diagnostic's id, as in <c>MPK1003</c>.</param>
/// <param name="Place">The part of the C#.</param>
/// <param name="Arguments">What the message format names.</param>
internal sealed record ContractIssue(string Id, IssuePlace Place, EquatableArray<string> Arguments)
{
    /// <summary>What a code fix must know; null where only the author can tell what is right.</summary>
    public IssueFix? Fix { get; init; }
}

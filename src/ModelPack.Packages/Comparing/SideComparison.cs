using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares the members of an input or an output.</summary>
/// <param name="isInput">Whether callers give them.</param>
/// <param name="changes">Takes what differs.</param>
internal sealed class SideComparison(bool isInput, ChangeList changes)
{
    public void Compare(string path, IReadOnlyList<ContractMember> old, IReadOnlyList<ContractMember> current)
    {
        foreach (ContractMember member in old)
        {
            if (Find(current, member) is { } found)
                CompareMember($"{path}.{member.JsonName}", member, found);
            else
                changes.Breaks($"{path}.{member.JsonName}", "is not there any more");
        }

        foreach (ContractMember member in current.Where(member => Find(old, member) is null))
            Add($"{path}.{member.JsonName}", member);
    }

    private void Add(string path, ContractMember member)
    {
        if (isInput && member.Required)
            changes.Breaks(path, "is new, and must be given");
        else
            changes.Adds(path, isInput ? "is new, and may be left out" : "is new");
    }

    // By the name in C#; where that changed, by the name in JSON.
    private static ContractMember? Find(IReadOnlyList<ContractMember> members, ContractMember member) =>
        members.FirstOrDefault(other => other.Name == member.Name) ?? members.FirstOrDefault(other => other.JsonName == member.JsonName);

    private void CompareMember(string path, ContractMember old, ContractMember current)
    {
        if (old.Name != current.Name)
            changes.Breaks(path, $"was '{old.Name}' in C#, is '{current.Name}'");
        if (old.JsonName != current.JsonName)
            changes.Breaks(path, $"was '{old.JsonName}' in JSON, is '{current.JsonName}'");
        if (TypeText.Of(old) != TypeText.Of(current))
        {
            changes.Breaks(path, $"was {TypeText.Of(old)}, is {TypeText.Of(current)}");
            return;
        }

        ComparePresence(path, old, current);
        new RuleComparison(isInput, changes).Compare(path, old, current);
        if (old.IsNested)
            Compare(path, old.Members, current.Members);
        if (old.Item is { } oldItem && current.Item is { } item)
            CompareMember($"{path}[]", oldItem, item);
    }

    private void ComparePresence(string path, ContractMember old, ContractMember current)
    {
        CompareNullability(path, old, current);
        if (isInput && old.Required != current.Required)
            changes.Moves(path, isInput, narrows: current.Required, current.Required ? "must be given now" : "may be left out now");
        if (isInput && !old.Required && !current.Required && JsonValues.Differ(old.Default, current.Default))
            changes.Breaks(path, $"left out, it was {JsonValues.Text(old.Default)}, and is {JsonValues.Text(current.Default)}");
        // A unit that is stated, or no longer stated, is documentation. Another one is not: no compiler and no validation would notice.
        if (old.Unit.Length > 0 && current.Unit.Length > 0 && old.Unit != current.Unit)
            changes.Breaks(path, $"was in {old.Unit}, is in {current.Unit}: the same number means something else");
    }

    private void CompareNullability(string path, ContractMember old, ContractMember current)
    {
        if (old.Nullable == current.Nullable)
            return;
        // In C# float? is another type than float, and those who read one do not compile with the other.
        bool isOtherType = !isInput && current.Kind == "scalar" && current.Element != "string";
        if (isOtherType && !current.Nullable)
            changes.Breaks(path, "can not be null any more, so its type in C# is another one");
        else
            changes.Moves(path, isInput, narrows: old.Nullable, current.Nullable ? "can be null now" : "can not be null any more");
    }
}

using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares how code makes an input: by position, where the type has parameters.</summary>
internal static class ConstructorComparison
{
    public static void Compare(Contract old, Contract current, ChangeList changes)
    {
        IReadOnlyList<string> before = old.InputConstructor;
        IReadOnlyList<string> after = current.InputConstructor;
        // What is added behind is optional, or it is a new required member, which is said already.
        if (before.Count == 0 != (after.Count == 0) || !before.SequenceEqual(after.Take(before.Count)))
            changes.Breaks("input", $"was made by {Text(before)}, is by {Text(after)}");
    }

    private static string Text(IReadOnlyList<string> parameters) => parameters.Count == 0 ? "an object initializer" : $"a constructor of ({string.Join(", ", parameters)})";
}

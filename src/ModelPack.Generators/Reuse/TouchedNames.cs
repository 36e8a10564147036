using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Reuse;

/// <summary>Finds the names that may mean something else after an edit: those of types and namespaces that it changed, and those of all types that name these, over any number of steps.</summary>
internal static class TouchedNames
{
    /// <summary>The names; null when it may be any name.</summary>
    /// <param name="removed">Trees that are gone.</param>
    /// <param name="added">Trees in their place.</param>
    /// <param name="all">All trees after the edit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static HashSet<string>? Find(IReadOnlyCollection<SyntaxTree> removed, IReadOnlyCollection<SyntaxTree> added, IEnumerable<SyntaxTree> all, CancellationToken cancellationToken)
    {
        List<TreeNames> before = Read(removed, cancellationToken);
        List<TreeNames> after = Read(added, cancellationToken);
        if (!GlobalHashes(before).SequenceEqual(GlobalHashes(after)))
            return null;

        HashSet<string> types = ChangedTypes(before, after);
        HashSet<string> namespaces = [.. before.SelectMany(tree => tree.Namespaces)];
        namespaces.SymmetricExceptWith(after.SelectMany(tree => tree.Namespaces));
        if (types.Count == 0 && namespaces.Count == 0)
            return types;

        // A namespace that others declare too has come or gone only for this file.
        List<TreeNames> kept = Read(all.Except(added), cancellationToken);
        namespaces.ExceptWith(kept.SelectMany(tree => tree.Namespaces));
        types.UnionWith(namespaces.Select(name => name.Substring(name.LastIndexOf('.') + 1)));
        List<TreeNames> trees = [.. kept, .. after];
        HashSet<string> touched = Spread(types, trees);
        return trees.Any(tree => touched.Overlaps(tree.GlobalMentions)) ? null : touched;
    }

    private static List<TreeNames> Read(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) =>
        [.. trees.Select(tree => TreeNames.Of(tree, cancellationToken))];

    private static IEnumerable<ulong> GlobalHashes(List<TreeNames> trees) =>
        trees.Where(tree => tree.IsGlobal).Select(tree => tree.GlobalHash).OrderBy(hash => hash);

    private static HashSet<string> ChangedTypes(List<TreeNames> before, List<TreeNames> after)
    {
        Dictionary<string, ulong> old = Sum(before);
        Dictionary<string, ulong> now = Sum(after);
        return [.. old.Keys.Concat(now.Keys).Where(name => !old.TryGetValue(name, out ulong was) || !now.TryGetValue(name, out ulong hash) || was != hash)];
    }

    // A type may have parts in several trees, and an edit may move one from here to there.
    private static Dictionary<string, ulong> Sum(List<TreeNames> trees)
    {
        var sums = new Dictionary<string, ulong>();
        foreach (DeclaredName declared in trees.SelectMany(tree => tree.Types))
            sums[declared.Name] = unchecked((sums.TryGetValue(declared.Name, out ulong sum) ? sum : 0) + declared.Hash);
        return sums;
    }

    private static HashSet<string> Spread(HashSet<string> changed, List<TreeNames> trees)
    {
        HashSet<string> touched = [.. changed.SelectMany(DeclaredName.Spellings)];
        List<DeclaredName> rest = [.. trees.SelectMany(tree => tree.Types)];
        List<string> news = [.. touched];
        while (news.Count > 0)
        {
            List<DeclaredName> hit = rest.FindAll(type => news.Exists(type.Mentions.Contains));
            rest.RemoveAll(type => news.Exists(type.Mentions.Contains));
            news = [.. hit.SelectMany(type => DeclaredName.Spellings(type.Name)).Where(touched.Add)];
        }

        return touched;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Generators.Reuse;

/// <summary>
/// What an edit can have changed for a contract. Whatever code means, it means by names: a contract is touched when a type of the name that it
/// writes was added, removed or changed, or when a type that it names is touched. Bodies, comments and white space touch nothing.
/// </summary>
internal sealed class CompilationChange
{
    // Asked for once a contract and run; worked out once a run.
    private static readonly ConditionalWeakTable<CSharpCompilation, CompilationChange> Latest = new();

    private readonly WeakReference<CSharpCompilation> _before;
    private readonly HashSet<SyntaxTree> _replaced = [];
    private readonly HashSet<string> _touched;

    private CompilationChange(CSharpCompilation before, CSharpCompilation after, CancellationToken cancellationToken)
    {
        _before = new WeakReference<CSharpCompilation>(before);
        After = new WeakReference<CSharpCompilation>(after);
        var added = new List<SyntaxTree>();
        CompareTrees(before.SyntaxTrees, after.SyntaxTrees, added);
        HashSet<string>? names = HaveSameSettings(before, after) ? TouchedNames.Find(_replaced, added, after.SyntaxTrees, cancellationToken) : null;
        IsEverything = names is null;
        _touched = names ?? [];
    }

    /// <summary>The compilation after the edit.</summary>
    public WeakReference<CSharpCompilation> After { get; }

    /// <summary>Whether any name may mean something else: other references, options or global usings.</summary>
    public bool IsEverything { get; }

    /// <summary>The change from one compilation to another.</summary>
    public static CompilationChange Between(CSharpCompilation before, CSharpCompilation after, CancellationToken cancellationToken)
    {
        if (Latest.TryGetValue(after, out CompilationChange? known) && known._before.TryGetTarget(out CSharpCompilation? compared) && ReferenceEquals(compared, before))
            return known;
        var change = new CompilationChange(before, after, cancellationToken);
        Latest.Remove(after);
        Latest.GetValue(after, _ => change);
        return change;
    }

    /// <summary>Whether what is declared under a name, or what that names, has changed.</summary>
    public bool Touches(string type) => _touched.Contains(type);

    /// <summary>Whether a tree is no longer there.</summary>
    public bool Replaces(SyntaxTree tree) => _replaced.Contains(tree);

    // An edit replaces one tree and leaves the order as it is. Where trees have changed places, all between count as replaced.
    private void CompareTrees(ImmutableArray<SyntaxTree> before, ImmutableArray<SyntaxTree> after, List<SyntaxTree> added)
    {
        if (before.Length == after.Length)
        {
            for (int index = 0; index < before.Length; index++)
            {
                if (ReferenceEquals(before[index], after[index]))
                    continue;
                _replaced.Add(before[index]);
                added.Add(after[index]);
            }

            return;
        }

        int shorter = Math.Min(before.Length, after.Length);
        int start = 0;
        while (start < shorter && ReferenceEquals(before[start], after[start]))
            start++;
        int end = 0;
        while (end < shorter - start && ReferenceEquals(before[before.Length - 1 - end], after[after.Length - 1 - end]))
            end++;
        _replaced.UnionWith(before.Skip(start).Take(before.Length - end - start));
        added.AddRange(after.Skip(start).Take(after.Length - end - start));
    }

    private static bool HaveSameSettings(CSharpCompilation before, CSharpCompilation after) =>
        before.AssemblyName == after.AssemblyName
        && (ReferenceEquals(before.Options, after.Options) || before.Options.Equals(after.Options))
        && (before.ExternalReferences == after.ExternalReferences || before.ExternalReferences.SequenceEqual(after.ExternalReferences));
}

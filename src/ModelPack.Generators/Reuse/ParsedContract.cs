using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Reuse;

/// <summary>A contract as it was parsed, and where that holds.</summary>
internal sealed class ParsedContract
{
    private readonly IReadOnlyCollection<SyntaxTree> _treesRead;
    private readonly string _outermostType;

    // Weak, so that the compilation of an edit long ago can go; the driver holds that of the run before.
    private volatile WeakReference<CSharpCompilation> _holdsIn;

    public ParsedContract(ContractSource source, CSharpCompilation compilation, SyntaxNode declaration, IReadOnlyCollection<SyntaxTree> treesRead)
    {
        Source = source;
        _holdsIn = new WeakReference<CSharpCompilation>(compilation);
        _treesRead = treesRead;
        _outermostType = declaration.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Last().Identifier.ValueText;
    }

    public ContractSource Source { get; }

    /// <summary>Whether the parse holds in a compilation: nothing between the one where it held last and this one touches what it means.</summary>
    public bool HoldsIn(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        if (!_holdsIn.TryGetTarget(out CSharpCompilation? before))
            return false;
        if (ReferenceEquals(before, compilation))
            return true;
        CompilationChange change = CompilationChange.Between(before, compilation, cancellationToken);
        if (change.IsEverything || change.Touches(_outermostType) || _treesRead.Any(change.Replaces))
            return false;
        _holdsIn = change.After;
        return true;
    }
}

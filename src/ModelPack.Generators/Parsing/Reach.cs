using System;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>How far a type can be seen, as far as the members of a predictor must know.</summary>
internal static class Reach
{
    /// <summary>2 for public in public types, 1 within the assembly, 0 for less.</summary>
    public static int Of(ITypeSymbol type)
    {
        int reach = 2;
        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            reach = Math.Min(reach, current.DeclaredAccessibility switch
            {
                Accessibility.Public or Accessibility.NotApplicable => 2,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => 1,
                _ => 0,
            });
        }

        return reach;
    }
}

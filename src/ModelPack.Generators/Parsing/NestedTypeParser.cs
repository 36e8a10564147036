using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads a member's type that has a feature vector of its own.</summary>
internal static class NestedTypeParser
{
    /// <summary>The type; null for one without <c>[FeatureVector]</c>.</summary>
    /// <param name="type">The member's type.</param>
    /// <param name="role">What the type around it is for; a column holds no columns.</param>
    /// <param name="assembly">The contract's assembly.</param>
    /// <param name="flaws">Takes what is wrong within the type.</param>
    /// <param name="problem">Why it cannot be made; null where it can.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static MemberType? Parse(ITypeSymbol type, TypeRole role, IAssemblySymbol assembly, List<ContractIssue> flaws, out string? problem, CancellationToken cancellationToken)
    {
        problem = null;
        bool isNullableValue = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        ITypeSymbol bare = isNullableValue ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        if (role is TypeRole.Free or TypeRole.Columns || bare is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || TypeAttributes.Of(named).FeatureVector is null)
            return null;

        // What is wrong with the type as a whole is shown where the member names it.
        var own = new List<ContractIssue>();
        ContractType? nested = ContractTypeParser.Parse(bare, TypeRole.Columns, assembly, own, cancellationToken);
        problem = own.Where(flaw => flaw.Place.Part == IssuePart.TypeArgument).Select(flaw => flaw.Arguments[1]).FirstOrDefault();
        flaws.AddRange(own.Where(flaw => flaw.Place.Part != IssuePart.TypeArgument && !flaws.Contains(flaw)));
        bool isNullable = isNullableValue || (bare.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated);
        return nested is null || problem is not null
            ? null
            : new MemberType(MemberForm.Nested, TypeNames.Full(type), ScalarType.None, null, ScalarType.None, isNullable) { Nested = nested };
    }
}

using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>What every run of the generator must hold to, so that it stays fast and lean in an editor.</summary>
internal static class PipelineChecks
{
    private static readonly string[] s_ownSteps = [StepNames.ParseContracts, StepNames.ReadSignatures, StepNames.BindModels, StepNames.NameFiles];

    /// <summary>A second run over the same project does nothing again.</summary>
    public static void IsCached(GeneratorRun run)
    {
        foreach (IncrementalGeneratorRunStep step in s_ownSteps.Where(run.Steps.ContainsKey).SelectMany(name => run.Steps[name]))
            Assert.All(step.Outputs, output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step.Name}: {output.Reason}"));
    }

    /// <summary>No value between steps refers to a compilation: it would keep it in memory, and never be equal to the next one.</summary>
    public static void HoldsNoCompilation(GeneratorRun run)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (string name in s_ownSteps.Where(run.Steps.ContainsKey))
        {
            foreach ((object value, _) in run.Steps[name].SelectMany(step => step.Outputs))
                Walk(value, name, seen);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel, $"{path} holds a {value.GetType()}");
        if (value is IEnumerable list)
        {
            foreach (object? item in list)
                Walk(item, path + "[]", seen);
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}

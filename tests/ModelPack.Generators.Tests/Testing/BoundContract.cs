using Microsoft.CodeAnalysis;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Parses and binds the one contract of a project.</summary>
internal static class BoundContract
{
    public static ContractSource Parse(UserProject project) =>
        ContractParser.Parse(project.Compile().GetSymbolsWithName("Predictor", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single(), CancellationToken.None);

    /// <summary>The contract model of a contract without errors.</summary>
    public static ContractModel Of(UserProject project)
    {
        BindResult result = ContractBinder.Bind(Parse(project), new(project.Models.Select(model => ModelEntry.Create(model.Path, model.Name, model.Signature))));
        Assert.DoesNotContain(result.Issues, issue => issue.Id != "MPK1013");
        Assert.False(result.Model!.HasErrors);
        return result.Model;
    }

    /// <summary>A bound tensor, as in <c>audio[0] &lt;- Audio</c>: its batch axis and members.</summary>
    public static IEnumerable<string> Describe(ContractModel model) =>
        model.Inputs.Select(tensor => Describe(tensor, model.Source.Input!)).Concat(model.Outputs.Select(tensor => Describe(tensor, model.Source.Output!)));

    private static string Describe(TensorBinding tensor, ContractType type) =>
        $"{tensor.Name}[{tensor.BatchAxis}] = {string.Join(", ", tensor.Members.Select(member => type.Members[member].Name))}";
}

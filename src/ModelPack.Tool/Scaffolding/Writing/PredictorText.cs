using System.Text;
using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the predictor's file.</summary>
internal static class PredictorText
{
    /// <summary>The contract class; all of its members are generated.</summary>
    public static string Write(ContractPlan plan, ScaffoldOptions options)
    {
        var attributes = new StringBuilder($"[ModelContract({CSharpText.Literal(options.ModelFile)}{(plan.HasNoBatch ? ", Batch = \"\"" : "")})]\n");
        foreach (string attribute in plan.Attributes)
            attributes.Append('[').Append(attribute).Append("]\n");
        return $"""
            using ModelPack;

            namespace {options.Namespace};

            /// <summary>{plan.Summary}</summary>
            {(plan.Remarks.Length > 0 ? $"/// <remarks>{plan.Remarks}</remarks>\n" : "")}{attributes}public sealed partial class {plan.Predictor} : IPredictor<{plan.Input.Name}, {plan.Output.Name}>;

            """.ReplaceLineEndings("\n");
    }
}

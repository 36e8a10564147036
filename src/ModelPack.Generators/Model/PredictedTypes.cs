namespace ModelPack.Generators.Model;

/// <summary>The types of an <c>IPredictor&lt;,&gt;</c>, with <c>global::</c>.</summary>
/// <param name="Input">One row of input.</param>
/// <param name="Output">One row of output.</param>
internal sealed record PredictedTypes(string Input, string Output);

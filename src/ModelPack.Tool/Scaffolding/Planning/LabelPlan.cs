namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>A member of an enum of class labels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">The label, as the graph has it.</param>
/// <param name="IsNamed">Whether the name alone stands for the label.</param>
internal sealed record LabelPlan(string Name, string Label, bool IsNamed);

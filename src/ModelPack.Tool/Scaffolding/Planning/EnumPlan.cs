namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>An enum of class labels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Its members, in the graph's order.</param>
internal sealed record EnumPlan(string Name, IReadOnlyList<LabelPlan> Members);

using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests.Serving;

/// <summary>One <c>modelpack serve</c> of all models.</summary>
public sealed class AllModelsServer(Workspace workspace) : IDisposable
{
    /// <summary>The server.</summary>
    internal ServedTool Tool { get; } = ServedTool.Start(workspace, Path.Combine(workspace.Root, "all served"), ScaffoldedProject.PackAll(workspace));

    /// <inheritdoc/>
    public void Dispose() => Tool.Dispose();
}

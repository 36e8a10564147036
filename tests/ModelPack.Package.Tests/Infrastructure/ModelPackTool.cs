namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>The command <c>modelpack</c>, installed from our feed into the workspace, once in a run.</summary>
internal static class ModelPackTool
{
    /// <summary>Runs the command in the workspace's folder.</summary>
    public static CommandResult Run(Workspace workspace, params IEnumerable<string> arguments)
    {
        workspace.Once("tool", () =>
        {
            workspace.Run("", "new", "tool-manifest", "--force").Succeeded();
            return workspace.Run("", "tool", "install", "ModelPack.Tool", "--version", workspace.Version);
        });
        return workspace.Run("", ["tool", "run", "modelpack", .. arguments]);
    }
}

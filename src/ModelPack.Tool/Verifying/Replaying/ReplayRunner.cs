using ModelPack.Tasks.Replay;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>The program that runs models, which comes with this one.</summary>
internal static class ReplayRunner
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "replay", "ModelPack.Replay.dll");

    /// <summary>What these models may take.</summary>
    public static long MemoryFor(IEnumerable<VerifiedModel> models) => ReplayProcess.MemoryFor(models.Sum(static model => model.Payload.Files.Sum(static file => file.Size)));
}

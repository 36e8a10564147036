using System.Reflection;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Replay.Running;

/// <summary>Replays the models of a compiled model assembly.</summary>
internal static class AssemblyReplay
{
    /// <summary>Loads the assembly and replays each model of the request.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Takes lines that say how far it is.</param>
    public static ReplayReport Run(ReplayRequest request, Action<string> progress)
    {
        var assembly = Assembly.LoadFrom(request.Assembly);
        return new ReplayReport { Models = [.. request.Models.Select(model => Run(assembly, model, progress))] };
    }

    private static ModelReport Run(Assembly assembly, ModelReplay model, Action<string> progress)
    {
        ContractRecordAttribute? record = assembly.GetCustomAttributes<ContractRecordAttribute>().FirstOrDefault(record => record.Model == model.Name);
        return record is null ? BareModel.Replay(model) : new ContractReplay(record, model, progress).Run();
    }
}

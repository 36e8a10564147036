using Microsoft.Extensions.ObjectPool;

namespace ModelPack.AspNetCore.Requests;

/// <summary>What one prediction needs of memory; pooled, so that a request allocates none of it.</summary>
internal sealed class Exchange : IResettable, IDisposable
{
    private const int KeptBytes = 64 * 1024;

    /// <summary>Exchanges that are not in use.</summary>
    public static ObjectPool<Exchange> Pool { get; } = ObjectPool.Create<Exchange>();

    /// <summary>Takes an input that did not come as JSON.</summary>
    public PooledBuffer Input { get; } = new();

    /// <summary>Takes the prediction.</summary>
    public PooledBuffer Output { get; } = new();

    /// <summary>Takes the version of the model that gave the prediction.</summary>
    public string Version { get; set; } = "";

    /// <summary>Takes what is wrong with the input.</summary>
    public List<InputError> Errors { get; } = [];

    /// <summary>Bounds the time of the prediction.</summary>
    public Deadline Deadline { get; } = new();

    public bool TryReset()
    {
        Input.Trim(KeptBytes);
        Output.Trim(KeptBytes);
        Errors.Clear();
        return true;
    }

    public void Dispose()
    {
        TryReset();
        Deadline.Dispose();
    }
}

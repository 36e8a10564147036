namespace ModelPack;

/// <summary>A place for a model in its host. (Not to be mixed up with what one call needs for itself inside the runtime.)</summary>
public enum ModelSlot
{
    /// <summary>The model that answers.</summary>
    Stable,
}

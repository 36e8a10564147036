using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>The inputs that the runtime binds, and callers never see.</summary>
/// <param name="Constants">What <c>[Constant]</c> fills.</param>
/// <param name="States">What <c>[State]</c> feeds back.</param>
internal readonly record struct RunInputs(EquatableArray<ConstantBinding> Constants, EquatableArray<StateBinding> States);

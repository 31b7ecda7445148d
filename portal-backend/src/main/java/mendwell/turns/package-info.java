/// Whose turn it is: what each caller may do with an order as it stands. Screens draw from it ([Turns#allowed]) and every
/// verb that works on an order asks it, the moves of the process and the steps that quotes, conversation and log carry out.
///
/// Others may call: [Turns].
package mendwell.turns;

/// The process that drives an order: BPMN 2.0 in Flowable, in the same transaction as everything else.
///
/// `repair.bpmn20.xml` is the truth about what can follow what. A move ([Moves]) completes the task the process waits at;
/// the engine goes on to the next task and says so to [mendwell.workorders.WorkOrders#arrive]. Facts from above (a quote
/// was sent, decided; a report written, signed; a rating) arrive as events and complete their tasks here.
///
/// Whose turn a move is, [mendwell.turns] says. Others may call: [Moves].
package mendwell.processes;
